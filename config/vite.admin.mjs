import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { translationsPlugin } from './messages.mjs';

// Readers get the same build whatever the server that it is made on runs as.
process.env.NODE_ENV = 'production';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The console: one page, a chunk for each of its views, nothing inline. */
export default defineConfig({
  root: path.join(root, 'src/clients/admin'),
  base: '/admin/',
  publicDir: false,
  plugins: [react(), translationsPlugin('admin')],
  build: {
    outDir: path.join(root, 'dist/clients/admin'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
