/** A piece of a comment's body: text, or one of the few tags that the server lets through. */
export type RichNode = string | RichElement;

export interface RichElement {
  readonly tag: string;
  readonly href?: string;
  readonly isSpoiler?: boolean;
  readonly children: RichNode[];
}

const tags = new Set(['p', 'br', 'b', 'strong', 'i', 'em', 'blockquote', 'ul', 'ol', 'li', 'a', 'span']);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const token = /<(\/?)([a-z]{1,10})((?: [a-z]{1,10}="[^"<>]*")*) ?\/?>|&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi;

/**
 * Reads the canonical HTML that the server's sanitiser prints, without the browser's HTML parser: nothing here can run,
 * and a page that enforces Trusted Types has nothing to object to. Whatever is not in the list becomes text.
 */
export function parseRichText(html: string): RichNode[] {
  const root: RichElement = { tag: '', children: [] };
  const open = [root];
  let end = 0;
  for (const match of html.matchAll(token)) {
    append(open, html.slice(end, match.index));
    end = match.index + match[0].length;
    const [source, slash, name = '', attributes = '', entity] = match;
    if (entity) append(open, decodeEntity(source, entity));
    else if (!tags.has(name)) append(open, source);
    else if (slash) close(open, name);
    else openElement(open, name, attributes);
  }
  append(open, html.slice(end));
  return root.children;
}

function append(open: RichElement[], text: string): void {
  if (!text) return;
  const { children } = open.at(-1)!;
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else children.push(text);
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
  const href = source.replace(token, (whole: string, _slash, _name, _attributes, entity?: string) =>
    entity ? decodeEntity(whole, entity) : whole,
  );
  return /^(https?:\/\/|mailto:)/i.test(href) ? href : undefined;
}

function decodeEntity(source: string, entity: string): string {
  if (!entity.startsWith('#')) return Object.hasOwn(entities, entity) ? entities[entity]! : source;
  const code = Number(entity.slice(1).replace(/^x/i, '0x'));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : source;
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
