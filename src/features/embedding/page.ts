import { markup, type Markup } from '../../core/text/markup.js';
import type { Language } from './languages.js';

/** A whole page of Talk's own, without a script. */
export function page({ tag, direction }: Language, title: string, head: Markup, body: Markup): string {
  return markup`<!doctype html>
<html lang="${tag}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/embed/pages.css">
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`.text;
}

const policy = ["default-src 'none'", "style-src 'self'", 'img-src data:', "base-uri 'none'", "form-action 'none'"];

/** For pages that anybody may frame: there is nothing in them that a click could do. */
export const framedPolicy = [...policy, 'frame-ancestors *'].join('; ');

export const pagePolicy = [...policy, "frame-ancestors 'self'"].join('; ');

/** For pages with forms: nobody may frame them, and what is filled in goes to Talk only. */
export const formPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The look of these pages. A fragment in somebody's article has the article's. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --soft: light-dark(#5a616b, #a4abb5);
  --rule: light-dark(#dcdfe4, #34393f);
  --link: light-dark(#0a58ca, #8ab4ff);
  --wrong: light-dark(#b3261e, #ff8a80);
  background: light-dark(#fff, #14171a);
  color: light-dark(#1a1d21, #e6e7e9);
  font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
body {
  max-width: 44rem;
  margin: 0 auto;
  padding: 1rem;
}
a {
  color: var(--link);
}
h3,
h4,
h5,
.talk-single h1 {
  display: inline;
  margin: 0;
  font-size: 1rem;
}
.talk-meta,
.talk-badge,
.talk-parent,
.talk-source {
  color: var(--soft);
  font-size: 0.875rem;
  font-weight: 400;
}
.talk-comment {
  margin-top: 1rem;
  border-top: 1px solid var(--rule);
  padding-top: 0.75rem;
}
.talk-replies {
  margin-inline-start: 0.25rem;
  border-inline-start: 2px solid var(--rule);
  padding-inline-start: 1rem;
}
.talk-orders ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.25rem;
  padding: 0;
  list-style: none;
}
.talk-orders a,
.talk-more a,
.talk-reply a,
.talk-write a {
  display: inline-block;
  min-height: 1.5rem;
}
.talk-orders [aria-current] {
  font-weight: 700;
}
label,
legend {
  display: block;
  font-weight: 600;
}
.talk-field {
  margin: 1rem 0;
}
.talk-hint {
  margin: 0;
  color: var(--soft);
  font-size: 0.875rem;
}
.talk-error {
  margin: 0.25rem 0;
  color: var(--wrong);
  font-weight: 600;
}
input:not([type='hidden']),
textarea,
select,
button {
  box-sizing: border-box;
  min-height: 2.75rem;
  margin-top: 0.25rem;
  border: 1px solid var(--soft);
  border-radius: 0.375rem;
  padding: 0.5rem 0.75rem;
  background: inherit;
  color: inherit;
  font: inherit;
}
input:not([type='hidden']),
textarea {
  width: 100%;
}
[aria-invalid='true'] {
  border-color: var(--wrong);
}
button {
  margin-inline-end: 0.5rem;
  font-weight: 600;
  cursor: pointer;
}
button[value='post'],
.talk-accounts button {
  border-color: var(--link);
  background: var(--link);
  color: light-dark(#fff, #06122b);
}
.talk-notice,
.talk-summary {
  border-inline-start: 4px solid var(--link);
  padding: 0.5rem 0.75rem;
  background: light-dark(#f3f5f8, #1d2227);
}
.talk-summary {
  border-color: var(--wrong);
}
.talk-summary h2 {
  margin: 0;
  font-size: 1.125rem;
}
.talk-reply {
  margin: 0;
  font-size: 0.875rem;
}
.talk-write a {
  font-weight: 600;
}
blockquote {
  margin: 0.5rem 0;
  border-inline-start: 3px solid var(--rule);
  padding-inline-start: 0.75rem;
}
`;
