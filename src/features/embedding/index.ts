export { oembedLink } from './comment/oembed.js';
export { EmbeddingModule } from './embedding.module.js';
export { RenderedStream } from './stream/rendered-stream.js';
export { type Addresses, type Snippet, snippetsFor } from './snippets.js';
