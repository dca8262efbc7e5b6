import css from '../components/after-paint.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Adds the styles of what comes after the first paint to a stream, once. */
export function adoptAfterPaintStyles(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
