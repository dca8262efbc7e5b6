import { adoptWritingStyles } from '../writing/adopt-styles.js';
import css from './account.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Adds the styles of the account's components, and of the fields in them, once. */
export function adoptAccountStyles(root: ShadowRoot): void {
  adoptWritingStyles(root);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
