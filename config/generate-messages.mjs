/**
 * Writes the typed modules of the English messages, `src/clients/<client>/generated/<section>-messages.ts`.
 *
 *   node config/generate-messages.mjs            writes
 *   node config/generate-messages.mjs --check    fails where the file is not what it would write, or a translation lacks
 *                                                a message, an argument or a plural form of its language
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { printEnglish, readTranslations } from './messages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const style = await resolveConfig(root, { config: path.join(root, 'config/prettier.json') });

for (const client of ['embed']) {
  readTranslations(client);
  for (const [section, source] of printEnglish(client)) {
    const file = `src/clients/${client}/generated/${section}-messages.ts`;
    const target = path.join(root, file);
    const text = await format(source, { ...style, filepath: target });
    if (!process.argv.includes('--check')) writeFileSync(target, text);
    else if (readFileSync(target, 'utf8') !== text) throw new Error(`${file} is stale: run npm run generate`);
  }
}
