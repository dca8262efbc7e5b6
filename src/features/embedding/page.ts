import { markup, type Markup } from '../../core/text/markup.js';
import { messages } from './messages.js';

/** A whole page of Talk's own, without a script. */
export function page(title: string, head: Markup, body: Markup): string {
  return markup`<!doctype html>
<html lang="${messages.language}">
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

/** The look of these pages. A fragment in somebody's article has the article's. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --soft: light-dark(#5a616b, #a4abb5);
  --rule: light-dark(#dcdfe4, #34393f);
  --link: light-dark(#0a58ca, #8ab4ff);
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
  margin-left: 0.25rem;
  border-left: 2px solid var(--rule);
  padding-left: 1rem;
}
.talk-orders ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.25rem;
  padding: 0;
  list-style: none;
}
.talk-orders a,
.talk-more a {
  display: inline-block;
  min-height: 1.5rem;
}
.talk-orders [aria-current] {
  font-weight: 700;
}
blockquote {
  margin: 0.5rem 0;
  border-left: 3px solid var(--rule);
  padding-left: 0.75rem;
}
`;
