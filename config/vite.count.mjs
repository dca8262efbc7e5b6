import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

process.env.NODE_ENV = 'production';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * `/count.js`: one closed function, so that a page may load it as a module or as a classic script, and twice, without a
 * name of it ending up among the page's own.
 */
export default defineConfig({
  root: path.join(root, 'src/clients/count'),
  publicDir: false,
  build: {
    outDir: path.join(root, 'dist/clients/count'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    manifest: true,
    lib: {
      entry: path.join(root, 'src/clients/count/count.ts'),
      formats: ['iife'],
      name: 'TalkCount',
      fileName: () => 'count.js',
    },
    rolldownOptions: { output: { minify: true, comments: false } },
  },
});
