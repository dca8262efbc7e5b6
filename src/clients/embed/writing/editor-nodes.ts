import { type RichElement, type RichNode } from '../../shared/rich-text.js';
import { permittedAddress } from './link-address.js';
import { inBlocks } from './rich-body.js';

/** As much of a DOM node as is read. */
export interface MarkupNode {
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<MarkupNode>;
  readonly getAttribute?: (name: string) => string | null;
}

/** What an element of the editor, or of somebody else's page, is in a comment. What is not here leaves its content. */
const meanings: Readonly<Record<string, string>> = {
  B: 'b',
  STRONG: 'b',
  I: 'i',
  EM: 'i',
  // The editor shows a spoiler as an underlined stretch: browsers know how to toggle, split and undo one.
  U: 'spoiler',
  A: 'a',
  BR: 'br',
  BLOCKQUOTE: 'blockquote',
  UL: 'ul',
  OL: 'ol',
  LI: 'li',
  ...Object.fromEntries(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'PRE', 'TR'].map((name) => [name, 'p'])),
};
/** These say nothing more within themselves. */
const once = new Set(['b', 'i', 'spoiler', 'a']);
/** Elements within each other; what lies deeper is left out, which nobody writes. */
const maxDepth = 40;

/** What stands in the editor, by the allow-list of comments and in their form. */
export function readEditor(editor: MarkupNode): RichElement[] {
  return inBlocks(permitted(editor, []));
}

/** The DOM of a body, made node by node: no markup is ever parsed. */
export function editorNodes(nodes: readonly RichNode[], page: Document): Node[] {
  return nodes.flatMap(asEdited).map((node) => {
    if (typeof node === 'string') return page.createTextNode(node);
    const element = page.createElement(node.isSpoiler ? 'u' : node.tag);
    if (node.href) element.setAttribute('href', node.href);
    element.append(...editorNodes(node.children, page));
    return element;
  });
}

/** Each paragraph of a quote is a quote while it is edited, as browsers make them; neighbours are joined when read. */
function asEdited(node: RichNode): RichNode[] {
  if (typeof node === 'string' || node.tag !== 'blockquote') return [node];
  return node.children.map((child) =>
    typeof child !== 'string' && child.tag === 'p'
      ? { tag: 'blockquote', children: child.children }
      : { tag: 'blockquote', children: [child] },
  );
}

/** @param around what the elements around these nodes mean */
function permitted({ childNodes }: MarkupNode, around: readonly string[]): RichNode[] {
  return Array.from(childNodes).flatMap((node) => {
    if (node.nodeName === '#text') return textOf(node.nodeValue ?? '');
    const meaning = Object.hasOwn(meanings, node.nodeName) ? meanings[node.nodeName]! : '';
    const children = around.length < maxDepth ? permitted(node, [...around, meaning]) : [];
    if (once.has(meaning) && around.includes(meaning)) return children;
    if (meaning === 'br') return [{ tag: 'br', children: [] }];
    if (meaning === 'spoiler') return [{ tag: 'span', isSpoiler: true, children }];
    const href = meaning === 'a' ? permittedAddress(node.getAttribute?.('href') ?? '') : undefined;
    if (meaning === '' || (meaning === 'a' && !href) || isMarkedAsPlain(node)) return children;
    return [{ tag: meaning, ...(href && { href }), children }];
  });
}

/** Google Docs wraps what is copied from it into a `b` that is not bold. */
function isMarkedAsPlain(node: MarkupNode): boolean {
  return node.nodeName === 'B' && /font-weight:\s*normal/.test(node.getAttribute?.('style') ?? '');
}

/** Browsers write a line's end into the text, and a space that must not vanish as one that does not break. */
function textOf(text: string): RichNode[] {
  return text
    .replaceAll('\u00a0', ' ')
    .split(/\r\n?|\n/)
    .flatMap((line, index) => [...(index > 0 ? [{ tag: 'br', children: [] }] : []), ...(line ? [line] : [])]);
}
