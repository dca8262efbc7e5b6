/** A piece of a comment's body: text, or one of the few tags that the server lets through. */
export type RichNode = string | RichElement;

export interface RichElement {
  readonly tag: string;
  readonly href?: string;
  readonly isSpoiler?: boolean;
  readonly children: RichNode[];
}

const tag = /<(\/?)(p|br|b|strong|i|em|blockquote|ul|ol|li|a|span)((?: [a-z]{1,10}="[^"<>]*")*) ?\/?>/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/**
 * Reads the canonical HTML that the server's sanitiser prints, without the browser's HTML parser: nothing here can run,
 * and a page that enforces Trusted Types has nothing to object to. Whatever is not in the list is text.
 */
export function parseRichText(html: string): RichNode[] {
  const root: RichElement = { tag: '', children: [] };
  const open = [root];
  let end = 0;
  const addText = (text: string) => text && open.at(-1)!.children.push(decode(text));
  for (const { 0: source, 1: slash, 2: name, 3: attributes, index } of html.matchAll(tag)) {
    addText(html.slice(end, index));
    end = index + source.length;
    if (slash) close(open, name!);
    else openElement(open, name!, attributes!);
  }
  addText(html.slice(end));
  return root.children;
}

function openElement(open: RichElement[], tag: string, attributes: string): void {
  const href = tag === 'a' ? safeHref(/ href="([^"]*)"/.exec(attributes)?.[1] ?? '') : undefined;
  const isSpoiler = tag === 'span' && attributes.includes('class="spoiler"');
  const element: RichElement = { tag, href, isSpoiler, children: [] };
  open.at(-1)!.children.push(element);
  if (tag !== 'br') open.push(element);
}

function close(open: RichElement[], tag: string): void {
  const index = open.findLastIndex((element) => element.tag === tag);
  if (index > 0) open.length = index;
}

function safeHref(source: string): string | undefined {
  const href = decode(source);
  return /^(https?:\/\/|mailto:)/i.test(href) ? href : undefined;
}

/** The sanitiser writes these four; every other character is itself. */
function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (entity) => entities[entity]!);
}

/**
 * Turns a body into elements of whichever library is in use.
 *
 * @param createElement preact's `h` or React's `createElement`
 */
export function renderRichText<Node>(
  html: string,
  createElement: (tag: string, props: Record<string, unknown>, ...children: (Node | string)[]) => Node,
): (Node | string)[] {
  const render = (node: RichNode, key: number): Node | string => {
    if (typeof node === 'string') return node;
    const { tag, href, isSpoiler, children } = node;
    const props: Record<string, unknown> = { key };
    if (href) Object.assign(props, { href, rel: 'nofollow ugc noopener noreferrer' });
    if (isSpoiler) Object.assign(props, { className: 'spoiler', tabIndex: 0 });
    return createElement(tag, props, ...children.map(render));
  };
  return parseRichText(html).map(render);
}
