import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DebianSystem, loaderIn } from './debian-system.js';
import { claim } from './exclusive-claim.js';

const run = promisify(execFile);

/** Milliseconds for one step of apt: its package list is about 10 MB. */
const stepTimeoutMs = 180_000;

export interface FetchOptions {
  readonly system: DebianSystem;
  readonly glibc: string;
  readonly neededVersion: string;
  readonly cacheDir: string;
  readonly dataDir: string;
  readonly log: (line: string) => void;
}

/** The folder with libc6 of a newer Debian release, if it has been fetched before. */
export async function keptCLibrary(options: FetchOptions): Promise<string | undefined> {
  for (const folder of [options.cacheDir, options.dataDir]) {
    const kept = path.join(folder, nameFor(options.system));
    if (await exists(kept)) return kept;
  }
  return undefined;
}

/**
 * The folder with libc6 of a newer Debian release: kept from before, or else by the machine's own apt: its mirrors,
 * proxies and keys, but a private state, so neither root nor a change to the system is needed.
 */
export async function fetchCLibrary(options: FetchOptions): Promise<string> {
  const kept = await keptCLibrary(options);
  if (kept) return kept;
  const folder = (await isWritable(options.cacheDir)) ? options.cacheDir : options.dataDir;
  return fetchOnce(path.join(folder, nameFor(options.system)), options);
}

function nameFor({ donor, multiarch }: DebianSystem): string {
  return `libc6-${donor}-${multiarch.architecture}`;
}

/** Several processes may need it at the same instant: one fetches, the others wait for it. */
async function fetchOnce(target: string, options: FetchOptions): Promise<string> {
  const folder = path.dirname(target);
  for (;;) {
    const claimed = await claim(folder, path.basename(target));
    try {
      if (await exists(target)) return target;
      if (claimed) return await fetchInto(target, options);
    } finally {
      await claimed?.release();
    }
    await delay(100 + Math.random() * 100);
  }
}

async function fetchInto(target: string, { system, glibc, neededVersion, log }: FetchOptions): Promise<string> {
  log(
    `Fetching libc6 of ${system.donor} once (about 13 MB to download, kept in ${target}): ` +
      `the embedded MongoDB needs glibc ${neededVersion}, this system has ${glibc}.`,
  );
  const workshop = await mkdtemp(`${target}.`);
  try {
    const deb = await downloadFromAnyMirror(workshop, system);
    const unpacked = path.join(workshop, 'unpacked');
    await run(path.join(system.tools, 'dpkg'), ['-x', deb, unpacked], { timeout: stepTimeoutMs });
    const [loader = '', ...rest] = loaderIn(unpacked, system.multiarch);
    await run(loader, [...rest, process.execPath, '--version'], { timeout: stepTimeoutMs });
    await rename(unpacked, target);
    return target;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function downloadFromAnyMirror(workshop: string, system: DebianSystem): Promise<string> {
  await mkdir(path.join(workshop, 'lists/partial'), { recursive: true });
  await mkdir(path.join(workshop, 'cache/archives/partial'), { recursive: true });
  await writeFile(path.join(workshop, 'status'), '');
  const privateState = [
    `Dir::State=${workshop}`,
    `Dir::State::lists=${workshop}/lists`,
    `Dir::State::status=${workshop}/status`,
    `Dir::Cache=${workshop}/cache`,
    'Acquire::Languages=none',
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
    'APT::Sandbox::User=root',
  ];
  const uris = await mirrors(privateState, system);
  let failure: unknown = new Error('apt names no mirror of this release');
  for (const uri of uris) {
    try {
      return await download(workshop, privateState, system, uri);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** The mirrors that the machine's apt is set to, even where its package lists have been deleted (as in images). */
async function mirrors(privateState: readonly string[], { codename, tools }: DebianSystem): Promise<string[]> {
  const { stdout } = await run(path.join(tools, 'apt-get'), [...options(privateState), 'update', '--print-uris'], {
    timeout: stepTimeoutMs,
  });
  const pattern = new RegExp(`^'([^']+)/dists/${codename}/main/binary-`, 'gm');
  return [...new Set([...stdout.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

async function download(
  workshop: string,
  privateState: readonly string[],
  { donor, keyring, multiarch, tools }: DebianSystem,
  uri: string,
): Promise<string> {
  const sources = path.join(workshop, 'donor.sources');
  const signedBy = (await exists(keyring)) ? [`Signed-By: ${keyring}`] : [];
  const source = ['Types: deb', `URIs: ${uri}`, `Suites: ${donor}`, 'Components: main', ...signedBy];
  await writeFile(sources, [...source, `Architectures: ${multiarch.architecture}`, ''].join('\n'));
  const onlyDonor = [...privateState, `Dir::Etc::sourcelist=${sources}`, 'Dir::Etc::sourceparts=-'];
  const inWorkshop = { cwd: workshop, timeout: stepTimeoutMs };
  await run(path.join(tools, 'apt-get'), [...options(onlyDonor), 'update'], inWorkshop);
  await run(path.join(tools, 'apt-get'), [...options(onlyDonor), 'download', 'libc6'], inWorkshop);
  const deb = (await readdir(workshop)).find((file) => file.endsWith('.deb'));
  if (!deb) throw new Error('apt downloaded no libc6');
  return path.join(workshop, deb);
}

const options = (settings: readonly string[]) => settings.flatMap((setting) => ['-o', setting]);

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rm(await mkdtemp(path.join(folder, 'probe-')), { recursive: true });
    return true;
  } catch {
    return false;
  }
}
