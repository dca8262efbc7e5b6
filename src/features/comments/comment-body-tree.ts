import { Parser } from 'htmlparser2';
import { cleanText, isVisibleText } from '../../core/text/clean-text.js';

/**
 * A comment's body as a tree, and its one normal form: paragraphs, lists and quotes outside; text, links and emphasis
 * inside them. Writing emits nothing but the tags and attributes named here, with all text escaped.
 */
export type BodyNode = string | BodyElement;

export interface BodyElement {
  readonly tag: string;
  /** As written into the tag, with a leading space. */
  readonly attributes: string;
  readonly children: BodyNode[];
}

const inlineTags: ReadonlySet<string> = new Set(['b', 'strong', 'i', 'em', 'a', 'span']);
const containerTags: ReadonlySet<string> = new Set(['blockquote', 'ul', 'ol']);
const blockTags: ReadonlySet<string> = new Set([...containerTags, 'p', 'li']);

/** Lists and quotes within each other; what lies deeper becomes plain paragraphs. */
const maxContainers = 4;
/** Elements within each other while reading, more than the normal form ever needs; the rest is flattened. */
const maxDepth = 32;
/** Line breaks without anything visible between them. */
const maxBlankLines = 2;
const maxHrefLength = 2048;

/** Reads HTML into a tree of permitted elements, bounded in depth; anything else leaves its text behind. */
export function readBody(html: string): BodyNode[] {
  const root = element('p');
  const open = [root];
  /** The parser's elements, those left out being represented by what is around them. */
  const stack = [root];
  let breaks = maxBlankLines;

  const append = (node: BodyNode) => {
    const { children } = stack.at(-1)!;
    const last = children.at(-1);
    if (typeof node === 'string' && typeof last === 'string') children[children.length - 1] = last + node;
    else children.push(node);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const admitted = admit(name, attributes, open);
      if (admitted?.tag === 'br') breaks += 1;
      if (admitted && (admitted.tag !== 'br' || breaks <= maxBlankLines)) append(admitted);
      else if (blockTags.has(name)) append(' ');
      if (admitted) open.push(admitted);
      stack.push(admitted ?? stack.at(-1)!);
    },
    ontext(text) {
      if (isVisibleText(clean(text))) breaks = 0;
      append(text);
    },
    onclosetag() {
      if (stack.pop() !== stack.at(-1)) open.pop();
    },
  });
  parser.end(html);
  return root.children;
}

function admit(tag: string, attributes: Record<string, string>, open: readonly BodyElement[]): BodyElement | undefined {
  if (open.length >= maxDepth) return undefined;
  if (tag === 'br') return element('br');
  if (inlineTags.has(tag)) {
    if (open.some((around) => around.tag === tag)) return undefined;
    if (tag === 'a') return link(attributes['href']);
    if (tag === 'span') return isSpoiler(attributes['class']) ? element('span', ' class="spoiler"') : undefined;
    return element(tag);
  }
  if (containerTags.has(tag)) {
    const isTooDeep = open.filter((around) => containerTags.has(around.tag)).length >= maxContainers;
    return element(isTooDeep ? 'p' : tag);
  }
  return blockTags.has(tag) ? element(tag) : undefined;
}

/** A link to somewhere else by an absolute address, vouched for by nobody. */
function link(href = ''): BodyElement | undefined {
  if (!/^(https?:|mailto:)/i.test(href)) return undefined;
  try {
    const url = new URL(href).href;
    return url.length > maxHrefLength ? undefined : element('a', ` href="${escape(url)}" rel="nofollow ugc noopener"`);
  } catch {
    return undefined;
  }
}

/** Brings a tree into the normal form. Doing it twice changes nothing. */
export function normaliseBody(nodes: readonly BodyNode[]): BodyNode[] {
  const blocks = flow(lift(nodes));
  while (blocks.length > 0 && !hasText([blocks.at(-1)!])) blocks.pop();
  return blocks;
}

/** Cleans the text and turns every inline element that holds blocks inside out. */
function lift(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [clean(node)];
    const children = lift(node.children);
    return inlineTags.has(node.tag) ? wrap(node, children) : [{ ...node, children }];
  });
}

function wrap(inline: BodyElement, nodes: readonly BodyNode[]): BodyNode[] {
  return runs(nodes).flatMap((run) => {
    const [first] = run;
    if (isBlock(first!)) return [{ ...first, children: wrap(inline, first.children) }];
    return hasText(run) ? [{ ...inline, children: run }] : run;
  });
}

/** The content of a page, a quote or a list item: blocks only. */
function flow(nodes: readonly BodyNode[]): BodyElement[] {
  return runs(nodes).flatMap((run) => {
    const [first] = run;
    if (!isBlock(first!)) return paragraph(run);
    if (!containerTags.has(first.tag)) return flow(first.children);
    const children = first.tag === 'blockquote' ? flow(first.children) : items(first.children);
    return hasText(children) ? [{ ...first, children }] : [];
  });
}

function items(nodes: readonly BodyNode[]): BodyElement[] {
  return runs(nodes)
    .map((run) => {
      const content = isBlock(run[0]!) && run[0].tag === 'li' ? run[0].children : run;
      return element('li', '', content.some(isBlock) ? flow(content) : line(content));
    })
    .filter((item) => hasText([item]));
}

function paragraph(run: readonly BodyNode[]): BodyElement[] {
  if (hasText(run)) return [element('p', '', line(run))];
  return run.some((node) => typeof node !== 'string') ? [element('p', '', [element('br')])] : [];
}

/** Inline content without blanks and line breaks at its ends. */
function line(run: readonly BodyNode[]): BodyNode[] {
  const nodes = join(run);
  const isBlank = (node: BodyNode | undefined) => node !== undefined && !hasText([node]);
  while (isBlank(nodes[0])) nodes.shift();
  while (isBlank(nodes.at(-1))) nodes.pop();
  const last = nodes.length - 1;
  return nodes.map((node, index) => {
    if (typeof node !== 'string') return node;
    const start = index === 0 ? node.trimStart() : node;
    return index === last ? start.trimEnd() : start;
  });
}

/** Joins neighbouring texts. */
function join(nodes: readonly BodyNode[]): BodyNode[] {
  const joined: BodyNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (typeof node !== 'string') joined.push({ ...node, children: join(node.children) });
    else if (typeof last === 'string') joined[joined.length - 1] = last + node;
    else joined.push(node);
  }
  return joined.map((node) => (typeof node === 'string' ? clean(node) : node)).filter((node) => node !== '');
}

/** Neighbouring inline nodes together, each block on its own. */
function runs(nodes: readonly BodyNode[]): BodyNode[][] {
  const grouped: BodyNode[][] = [];
  let isOpen = false;
  for (const node of nodes) {
    if (!isBlock(node) && isOpen) grouped.at(-1)!.push(node);
    else grouped.push([node]);
    isOpen = !isBlock(node);
  }
  return grouped;
}

/** Writes a tree as HTML. */
export function writeBody(nodes: readonly BodyNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escape(node);
      const { tag, attributes, children } = node;
      return tag === 'br' ? '<br>' : `<${tag}${attributes}>${writeBody(children)}</${tag}>`;
    })
    .join('');
}

function element(tag: string, attributes = '', children: BodyNode[] = []): BodyElement {
  return { tag, attributes, children };
}

function isBlock(node: BodyNode): node is BodyElement {
  return typeof node !== 'string' && blockTags.has(node.tag);
}

function hasText(nodes: readonly BodyNode[]): boolean {
  return nodes.some((node) => (typeof node === 'string' ? isVisibleText(node) : hasText(node.children)));
}

/** Without the one mark at a start that NFC would melt into the `>` of a tag, should somebody normalise the HTML. */
function clean(text: string): string {
  return cleanText(cleanText(text).replace(/(^|\s)\u0338+/g, '$1'));
}

function isSpoiler(classes = ''): boolean {
  return classes.split(' ').includes('spoiler');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
