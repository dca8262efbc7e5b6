import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/**
 * `sources` are modules with a chunk of their own, counted with every chunk that they import; what `after` has brought
 * already is not counted again. Stylesheets are part of their chunks.
 */
const budgets = [
  { path: 'reading: the first paint', client: 'embed', sources: ['embed.ts'], most: 12_000 },
  {
    path: 'reading: after the paint',
    client: 'embed',
    sources: ['stream/after-paint.ts'],
    after: ['embed.ts'],
    most: 19_000,
  },
  {
    path: 'writing: the composer',
    client: 'embed',
    sources: ['writing/composer.tsx'],
    after: ['embed.ts', 'stream/after-paint.ts'],
    most: 20_000,
  },
  {
    path: 'signing in, and one’s own comments',
    client: 'embed',
    sources: ['account/account-form.tsx', 'own/own-comments.tsx'],
    after: ['embed.ts', 'stream/after-paint.ts', 'writing/composer.tsx'],
    most: 12_000,
  },
  {
    path: 'moderators: the tools in the stream',
    client: 'embed',
    sources: ['moderating/moderating.ts'],
    after: ['embed.ts', 'stream/after-paint.ts', 'own/own-comments.tsx'],
    most: 9_000,
  },
  { path: 'comment counts', client: 'count', sources: ['count.ts'], most: 1_000 },
];

const clients = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../dist/clients');

/** The files that a browser fetches for these modules: their chunks and whatever those import statically. */
function filesOf(client, sources) {
  const manifest = JSON.parse(readFileSync(path.join(clients, client, '.vite/manifest.json'), 'utf8'));
  const files = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk)
      throw new Error(`${name} has no chunk of its own any more: correct the budgets in config/byte-budgets.mjs.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const file of chunk.css ?? []) files.add(file);
    for (const needed of chunk.imports ?? []) visit(needed);
  };
  for (const source of sources) visit(source);
  return files;
}

/** What readers' browsers are asked to fetch of what is built, in bytes after gzip (1 kB is 1,000 bytes). */
export function byteFigures() {
  return budgets.flatMap(({ path: name, client, most, sources, after = [] }) => {
    const known = filesOf(client, after);
    const fetched = [...filesOf(client, sources)].filter((file) => !known.has(file));
    const parts = fetched.map((file) => ({
      name: `  ${file}`,
      value: gzipSync(readFileSync(path.join(clients, client, file))).length,
    }));
    return [{ name, value: parts.reduce((sum, { value }) => sum + value, 0), atMost: most }, ...parts];
  });
}
