import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Talk's version as its package.json says: the nearest one above this file, built or not. */
export const talkVersion: string = readVersion(path.dirname(fileURLToPath(import.meta.url)));

function readVersion(folder: string): string {
  try {
    const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      name?: string;
      version?: string;
    };
    if (name === 'talk' && version !== undefined) return version;
  } catch {
    // No package.json here: look one folder up.
  }
  const parent = path.dirname(folder);
  return parent === folder ? 'unknown' : readVersion(parent);
}
