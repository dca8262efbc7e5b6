/**
 * What a reader's browser may be asked to fetch, in bytes after gzip (1 kB is 1,000 bytes). Prints each budget beside
 * what is built, and ends with exit code 1 where one is passed; a contract test runs it.
 *
 *   npm run budget
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildIfStale } from './build-if-stale.mjs';

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
    most: 18_000,
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
    if (!chunk) throw new Error(`${name} has no chunk of its own any more: correct the budgets in config/budget.mjs.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const file of chunk.css ?? []) files.add(file);
    for (const needed of chunk.imports ?? []) visit(needed);
  };
  for (const source of sources) visit(source);
  return files;
}

function measure({ path: name, client, most, sources, after = [] }) {
  const known = filesOf(client, after);
  const fetched = [...filesOf(client, sources)].filter((file) => !known.has(file));
  const parts = fetched.map((file) => ({
    file,
    bytes: gzipSync(readFileSync(path.join(clients, client, file))).length,
  }));
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return { name, most, parts, bytes, isKept: bytes <= most };
}

function line(name, bytes, most = '', verdict = '') {
  const number = (value) => (value === '' ? '' : value.toLocaleString('en')).padStart(8);
  return `${name.padEnd(44)}${number(bytes)}${number(most)}  ${verdict}`.trimEnd();
}

if (!buildIfStale()) process.exit(1);
const measured = budgets.map(measure);
const rows = measured.flatMap(({ name, most, parts, bytes, isKept }) => [
  line(name, bytes, most, isKept ? 'ok' : `${(bytes - most).toLocaleString('en')} too many`),
  ...parts.map(({ file, bytes: own }) => line(`  ${file}`, own)),
]);
console.log([`${'bytes after gzip'.padEnd(44)}   there  at most`, ...rows].join('\n'));
if (measured.some(({ isKept }) => !isKept)) process.exitCode = 1;
