/** The look of the demo newspaper. Served as a file, because its pages allow no inline style. */
export const demoStylesheet = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1a1d21, #e6e7e9);
  --soft: light-dark(#5a616b, #a4abb5);
  --rule: light-dark(#dcdfe4, #34393f);
  --link: light-dark(#0a58ca, #8ab4ff);
  background: light-dark(#fdfdfc, #14171a);
  color: var(--ink);
}
* {
  box-sizing: border-box;
}
body {
  margin: 0;
  font: 1.0625rem/1.65 Charter, 'Bitstream Charter', Georgia, Cambria, serif;
}
main,
.masthead,
.imprint {
  max-width: 44rem;
  margin: 0 auto;
  padding: 0 1.25rem;
}
.masthead {
  max-width: none;
  padding-block: 1rem;
  border-bottom: 1px solid var(--rule);
  text-align: center;
  font-size: 1.5rem;
  font-weight: 700;
  letter-spacing: -0.01em;
}
a {
  color: inherit;
  text-decoration: none;
}
a:hover {
  text-decoration: underline;
}
a:focus-visible {
  outline: 2px solid var(--link);
  outline-offset: 3px;
}
h1 {
  margin: 0.25rem 0 0.75rem;
  font-size: clamp(1.75rem, 1.1rem + 3vw, 2.75rem);
  line-height: 1.15;
  letter-spacing: -0.015em;
  text-wrap: balance;
}
.kicker {
  margin: 2rem 0 0;
  color: var(--link);
  font: 600 0.875rem/1.5 system-ui, sans-serif;
}
.standfirst {
  margin: 0;
  color: var(--soft);
  font-size: 1.25rem;
  line-height: 1.45;
}
.byline,
.imprint {
  color: var(--soft);
  font: 0.9375rem/1.5 system-ui, sans-serif;
}
img {
  display: block;
  width: 100%;
  height: auto;
  border-radius: 0.25rem;
}
.comments {
  margin: 3rem 0;
  border-top: 3px solid var(--ink);
  padding-top: 1.25rem;
  font: 1rem/1.5 system-ui, sans-serif;
}
/* Comments as they are before, or without, the script: not unlike what takes their place. */
.comments :is(h3, h4, h5) {
  display: inline;
  margin: 0;
  font-size: 1rem;
}
.talk-stream > h2 {
  margin: 0 0 1rem;
  font-size: 1.375rem;
}
.talk-comment {
  border-top: 1px solid var(--rule);
  padding: 0.75rem 0 0.25rem;
}
.talk-replies {
  border-left: 2px solid var(--rule);
  padding-left: 1rem;
}
.talk-body > * {
  margin: 0.5rem 0;
}
.talk-meta,
.talk-badge,
.talk-parent,
.talk-reply,
.talk-orders {
  margin: 0;
  color: var(--soft);
  font-size: 0.875rem;
}
.talk-orders ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.25rem;
  padding: 0;
  list-style: none;
}
.talk-stream a {
  display: inline-block;
  min-height: 1.5rem;
}
.talk-body a {
  display: inline;
}
:is(.talk-write, .talk-more, .talk-body) a {
  color: var(--link);
}
.more h2 {
  font-size: 1.25rem;
}
.cards {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
  gap: 1.5rem;
  margin: 1.5rem 0;
  padding: 0;
  list-style: none;
}
.cards .kicker {
  margin-top: 0.5rem;
}
.cards h2,
.cards h3 {
  margin: 0;
  font-size: 1.125rem;
  line-height: 1.35;
}
main.more {
  max-width: 62rem;
}
.imprint {
  padding-block: 2rem;
  text-align: center;
}
.visually-hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
`;
