import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { talkVersion } from '../health/version.js';
import { packageRoot } from '../package-root.js';

export const builtClients = path.join(packageRoot, 'dist/clients');

/** The scripts that stand in the pages of others, and where the build puts them. */
const entries = { 'embed.js': 'embed/embed.js', 'count.js': 'count/count.js' } as const;

export type EntryName = keyof typeof entries;
export const entryNames = Object.keys(entries) as EntryName[];

export interface ReleasedFile {
  readonly bytes: Buffer;
  /** For an `integrity` attribute. */
  readonly integrity: string;
}

/** One build of what pages load, under a name that no other build has. */
export interface ClientRelease {
  /** Talk's version and a hash of what is in it. */
  readonly version: string;
  readonly entries: Readonly<Record<EntryName, ReleasedFile>>;
  /** `integrity` of what the stream loads later, by file name; their names say what is in them. */
  readonly parts: Readonly<Record<string, string>>;
}

let known: ClientRelease | undefined;

/**
 * What this process was started with: kept in memory, so that a new build on the same disk cannot change what a version
 * that was promised never to change holds. Undefined where nothing is built.
 */
export function clientRelease(): ClientRelease | undefined {
  known ??= readRelease(builtClients);
  return known;
}

/** @param clients folder of the built clients */
export function readRelease(clients: string): ClientRelease | undefined {
  const files = Object.values(entries).map((file) => path.join(clients, file));
  if (!files.every((file) => existsSync(file))) return undefined;
  const [embed, count] = files.map((file) => released(readFileSync(file)));
  const assets = path.join(clients, 'embed/assets');
  const parts = Object.fromEntries(
    filesIn(assets).map((name) => [name, released(readFileSync(path.join(assets, name))).integrity]),
  );
  const hash = createHash('sha256').update(JSON.stringify([embed!.integrity, count!.integrity, parts]));
  const version = `${talkVersion}-${hash.digest('hex').slice(0, 12)}`;
  return { version, entries: { 'embed.js': embed!, 'count.js': count! }, parts };
}

/** Relative paths, also of languages, which have a folder of their own. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name))).sort();
}

function released(bytes: Buffer): ReleasedFile {
  return { bytes, integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}` };
}
