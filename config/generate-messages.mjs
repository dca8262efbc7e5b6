/**
 * Writes the typed modules of the English messages, `src/clients/<client>/generated/<section>-messages.ts`, and those of all
 * languages for the pages that the server makes, `src/features/embedding/generated/`.
 *
 *   node config/generate-messages.mjs            writes
 *   node config/generate-messages.mjs --check    fails where the file is not what it would write, or a translation lacks
 *                                                a message, an argument or a plural form of its language
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { printEnglish, printServerModules, readTranslations } from './messages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const style = await resolveConfig(root, { config: path.join(root, 'config/prettier.json') });

for (const client of ['embed', 'admin']) {
  readTranslations(client);
  const generated = `src/clients/${client}/generated`;
  for (const [section, source] of printEnglish(client)) await put(`${generated}/${section}-messages.ts`, source);
}
for (const [name, source] of printServerModules('embed')) await put(`src/features/embedding/generated/${name}`, source);

async function put(file, source) {
  const target = path.join(root, file);
  const text = await format(source, { ...style, filepath: target });
  if (!process.argv.includes('--check')) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  } else if (readFileSync(target, 'utf8') !== text) throw new Error(`${file} is stale: run npm run generate`);
}
