import { parseRichText, type RichNode } from './rich-text.js';

/** Plain text of a body: blocks become paragraphs with an empty line between them. For editing and for previews. */
export function richTextToPlain(html: string): string {
  const read = (nodes: readonly RichNode[]): string =>
    nodes
      .map((node) => {
        if (typeof node === 'string') return node;
        if (node.tag === 'br') return '\n';
        return blocks.has(node.tag) ? `\n\n${read(node.children)}\n\n` : read(node.children);
      })
      .join('');
  return read(parseRichText(html))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const blocks = new Set(['p', 'blockquote', 'ul', 'ol', 'li']);
