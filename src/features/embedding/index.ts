export { oembedLink } from './comment/oembed.js';
export { type Addresses, type Snippet, snippetsFor } from './snippets.js';
