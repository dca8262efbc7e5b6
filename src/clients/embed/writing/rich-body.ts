import { type RichElement, type RichNode } from '../../shared/rich-text.js';

/** Blocks that hold blocks; beside them there are paragraphs and list items. */
const containers = new Set(['blockquote', 'ul', 'ol']);
const blocks = new Set([...containers, 'p', 'li']);
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The HTML that the server takes: the tags of the allow-list, everything else escaped. */
export function writeBody(nodes: readonly RichNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escape(node);
      const { tag, href, isSpoiler, children } = node;
      if (tag === 'br') return '<br>';
      const attributes = href ? ` href="${escape(href)}"` : isSpoiler ? ' class="spoiler"' : '';
      return `<${tag}${attributes}>${writeBody(children)}</${tag}>`;
    })
    .join('');
}

/** The length as the server counts it: code points of the text, a line for each paragraph, item and line break. */
export function lengthOfBody(nodes: readonly RichNode[]): number {
  const text = (inside: readonly RichNode[]): string =>
    inside
      .map((node) => {
        if (typeof node === 'string') return node;
        if (node.tag === 'br') return '\n';
        return blocks.has(node.tag) ? `\n${text(node.children)}\n` : text(node.children);
      })
      .join('');
  const lines = text(nodes)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...lines.join('\n')].length;
}

/** Blocks outside and text inside them, as the server stores it: what is shown at once looks as it will look then. */
export function inBlocks(nodes: readonly RichNode[]): RichElement[] {
  const found: RichElement[] = [];
  let line: RichNode[] = [];
  const endLine = () => {
    const content = withoutLastBreak(line);
    if (content.some((node) => typeof node !== 'string' || node.trim() !== '')) found.push(element('p', content));
    line = [];
  };
  for (const node of nodes.flatMap(insideOut)) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    endLine();
    if (node.tag === 'blockquote') addQuote(found, inBlocks(node.children));
    else if (containers.has(node.tag)) found.push(...filled(element(node.tag, itemsOf(node.children))));
    else if (node.children.some(isBlock)) found.push(...inBlocks(node.children));
    else found.push(...filled(element('p', withoutLastBreak(node.children))));
  }
  endLine();
  return found;
}

/** A quote of several paragraphs is edited as several quotes. */
function addQuote(found: RichElement[], children: readonly RichElement[]): void {
  const last = found.at(-1);
  if (last?.tag === 'blockquote') last.children.push(...children);
  else found.push(...filled(element('blockquote', [...children])));
}

function itemsOf(nodes: readonly RichNode[]): RichElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return node.trim() ? [element('li', [node])] : [];
    // A list that stands beside its item, as some programs write it, belongs into an item.
    if (node.tag !== 'li') return [element('li', isBlock(node) ? inBlocks([node]) : [node])];
    const { children } = node;
    return filled(element('li', children.some(isBlock) ? inBlocks(children) : withoutLastBreak(children)));
  });
}

/** Emphasis around blocks becomes emphasis inside each of them. */
function insideOut(node: RichNode): RichNode[] {
  if (typeof node === 'string' || isBlock(node) || !node.children.some(isBlockDeep)) return [node];
  return node.children.flatMap(insideOut).map((child) => pushedInto(node, child));
}

function pushedInto(inline: RichElement, node: RichNode): RichNode {
  if (!isBlock(node)) return { ...inline, children: [node] };
  const children = node.children.flatMap(insideOut);
  return { ...node, children: children.map((child) => pushedInto(inline, child)) };
}

/** A break at the end of a line is what browsers need to show the line, no empty line. */
function withoutLastBreak(nodes: readonly RichNode[]): RichNode[] {
  const last = nodes.at(-1);
  if (last === undefined || typeof last === 'string' || nodes.length === 1) return [...nodes];
  const before = nodes.slice(0, -1);
  return last.tag === 'br' ? before : [...before, { ...last, children: withoutLastBreak(last.children) }];
}

function filled(block: RichElement): RichElement[] {
  return block.children.length > 0 ? [block] : [];
}

function element(tag: string, children: RichNode[]): RichElement {
  return { tag, children };
}

/** A type of its own, so that what is no block is not taken for a text. */
function isBlock(node: RichNode): node is RichElement & { readonly isBlock?: true } {
  return typeof node !== 'string' && blocks.has(node.tag);
}

function isBlockDeep(node: RichNode): boolean {
  return typeof node !== 'string' && (isBlock(node) || node.children.some(isBlockDeep));
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign]!);
}
