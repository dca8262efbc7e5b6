import { escapeHtml } from './escape-html.js';

/** HTML. Whoever makes one by hand says that its text does not come from a stranger, or was sanitised. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | readonly Markup[] | null | undefined | false;

/**
 * HTML with values in it: text is escaped, as content and within quoted attributes, markup stays, and what is absent or
 * false leaves nothing.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => `${text}${written(parts[index - 1])}${string}`));
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escapeHtml(String(part));
}
