import css from './writing.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Adds the styles of composer and account form to a stream, once. */
export function adoptWritingStyles(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
