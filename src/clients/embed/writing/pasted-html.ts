import { type RichElement } from '../../shared/rich-text.js';
import { type MarkupNode, readEditor } from './editor-nodes.js';

interface Node extends MarkupNode {
  readonly childNodes: Node[];
}

/** More than anybody pastes into a comment; beyond it the plain text is taken. */
export const maxPastedLength = 200_000;
const maxDepth = 40;

/** Their text was never meant to be read. */
const silent = /<(script|style|head|title|template|noscript|svg|math|iframe|object|textarea|select)\b/gi;
const comment = /<!--/g;
const token = /<(\/?)([a-z][a-z\d]{0,14})([^<>]{0,4000})>|<[!?/][^<>]*>|&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi;
const attribute = /\b(href|style)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const alone = new Set(['BR', 'HR', 'IMG', 'INPUT', 'META', 'LINK', 'COL', 'WBR', 'AREA', 'BASE', 'EMBED', 'SOURCE']);

/**
 * What HTML from the clipboard has of a comment's structure: paragraphs, lists, quotes, emphasis and links. Read without
 * the browser's parser, which a page with Trusted Types forbids, and which would fetch what the markup names.
 */
export function readPastedHTML(html: string): RichElement[] {
  const source = withoutSilent(fragmentOf(html));
  const root = element('DIV', '');
  const open = [root];
  let end = 0;
  for (const match of source.matchAll(token)) {
    addText(open, source.slice(end, match.index));
    end = match.index + match[0].length;
    const [whole, slash, name, attributes = '', entity] = match;
    if (entity) addText(open, decoded(whole, entity));
    else if (name) addTag(open, name.toUpperCase(), slash === '/', attributes);
  }
  addText(open, source.slice(end));
  return readEditor(root);
}

/** The part that was selected, where the clipboard says which. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.lastIndexOf('<!--EndFragment-->');
  return start >= 0 && end > start ? html.slice(start + '<!--StartFragment-->'.length, end) : html;
}

function withoutSilent(html: string): string {
  const parts = cut(html, comment, () => '-->');
  return cut(parts, silent, (name) => `</${name}`);
}

/** Leaves out each stretch from what `start` finds to its end, or to the end of everything. */
function cut(html: string, start: RegExp, endOf: (name: string) => string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  for (const match of html.matchAll(start)) {
    if (match.index < from) continue;
    kept.push(html.slice(from, match.index));
    const end = lower.indexOf(endOf(match[1]?.toLowerCase() ?? ''), match.index);
    if (end < 0) return kept.join('');
    const close = lower.indexOf('>', end);
    if (close < 0) return kept.join('');
    from = close + 1;
  }
  return [...kept, html.slice(from)].join('');
}

function addTag(open: Node[], name: string, isEnd: boolean, attributes: string): void {
  if (isEnd) {
    const index = open.findLastIndex(({ nodeName }) => nodeName === name);
    if (index > 0) open.length = index;
    return;
  }
  // An underlined word elsewhere is no spoiler.
  const node = element(name === 'HR' ? 'BR' : name === 'U' ? 'SPAN' : name, attributes);
  open.at(-1)!.childNodes.push(node);
  if (!alone.has(name) && !attributes.endsWith('/') && open.length < maxDepth) open.push(node);
}

function addText(open: Node[], text: string): void {
  const folded = text.replace(/\s+/g, ' ');
  if (folded) open.at(-1)!.childNodes.push({ nodeName: '#text', nodeValue: folded, childNodes: [] });
}

function element(nodeName: string, attributes: string): Node {
  const values = new Map<string, string>();
  for (const [, name, double, single, bare] of attributes.matchAll(attribute)) {
    const value = (double ?? single ?? bare ?? '').replace(token, (whole, _slash, _name, _rest, entity?: string) =>
      entity ? decoded(whole, entity) : whole,
    );
    values.set(name!.toLowerCase(), value);
  }
  return { nodeName, nodeValue: null, childNodes: [], getAttribute: (name) => values.get(name) ?? null };
}

function decoded(source: string, entity: string): string {
  if (!entity.startsWith('#')) return Object.hasOwn(entities, entity) ? entities[entity]! : source;
  const code = Number(entity.slice(1).replace(/^x/i, '0x'));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : source;
}
