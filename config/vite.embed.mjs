import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { translationsPlugin } from './messages.mjs';
import { ownNamesPlugin } from './own-names.mjs';

// Readers get the same build whatever the server that it is made on runs as.
process.env.NODE_ENV = 'production';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The reader's stream: `/embed.js` keeps its name, because it stands in the pages of others; what it fetches later is
 * hashed under `/assets/` and found relative to it, from whatever origin the page has. Built as a library: that leaves
 * out the helper that an application's lazy chunks bring along for stylesheets, which the stream has none of.
 */
export default defineConfig({
  root: path.join(root, 'src/clients/embed'),
  base: './',
  publicDir: false,
  plugins: [translationsPlugin('embed'), ownNamesPlugin()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: path.join(root, 'dist/clients/embed'),
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    // Which chunk holds what and needs what: read by `npm run budget`.
    manifest: true,
    lib: { entry: path.join(root, 'src/clients/embed/embed.ts'), formats: ['es'] },
    rolldownOptions: {
      // What the entry and its chunks share stays in the entry: the reading path is one file.
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        comments: false,
        entryFileNames: 'embed.js',
        chunkFileNames: 'assets/[name]-[hash].js',
      },
    },
  },
});
