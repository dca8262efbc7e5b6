import os from 'node:os';
import path from 'node:path';
import { type DebianSystem, describeDebianSystem, loaderIn } from './debian-system.js';
import { EmbeddedServicesError } from './embedded-services.error.js';
import { fetchCLibrary, keptCLibrary } from './fetch-c-library.js';

/** The oldest glibc that the embedded MongoDB's binary runs on. */
const neededVersion = '2.38';

/** The C library this process runs on; undefined where it is not glibc. */
export function runningGlibc(): string | undefined {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime;
}

/** Whether the embedded MongoDB can be loaded as far as the C library goes. */
export function isNewEnough(glibc = runningGlibc()): boolean {
  return process.platform !== 'linux' || (glibc !== undefined && compareVersions(glibc, neededVersion) >= 0);
}

/**
 * The command line to put before a program so that the embedded MongoDB runs in it: empty where the system's own
 * C library will do, else the loader of a newer one. That is fetched once (a line to `log` says so) and kept in
 * `cacheDir`, or in the data directory if that cannot be written. Without `mayFetch` only a kept one is used.
 *
 * @throws EmbeddedServicesError naming the ways out, where no newer C library can be had
 */
export async function prepareCLibrary(options: {
  cacheDir: string;
  dataDir: string;
  mayFetch: boolean;
  log: (line: string) => void;
  glibc?: string;
  system?: DebianSystem;
}): Promise<readonly string[]> {
  const { glibc = runningGlibc(), mayFetch } = options;
  if (isNewEnough(glibc)) return [];
  try {
    if (!glibc) throw new Error('only glibc can be replaced');
    const system = options.system ?? (await describeDebianSystem());
    const search = { ...options, system, glibc, neededVersion };
    const root = mayFetch ? await fetchCLibrary(search) : await keptCLibrary(search);
    return root ? loaderIn(root, system.multiarch) : [];
  } catch (error) {
    if (!mayFetch) return [];
    const found = glibc ?? 'another C library, such as musl';
    throw cannotRunEmbeddedMongo(`this system has ${found}, and no newer one could be fetched`, error);
  }
}

/** The three ways out that there always are. */
export function cannotRunEmbeddedMongo(reason: string, cause: unknown): EmbeddedServicesError {
  const detail = cause instanceof Error ? cause.message.trim() : String(cause);
  return new EmbeddedServicesError(
    `The embedded MongoDB needs glibc ${neededVersion} or newer: ${reason} (${detail}). Three ways out: ` +
      'put a mongod on the PATH; name a MongoDB with TALK_MONGO_URL; ' +
      'or use a newer system or base image, such as Debian 13 or Ubuntu 24.04.',
    { cause },
  );
}

/** Where unpacked C libraries are kept for all data directories of this user. */
export function defaultCacheDir(): string {
  return path.join(os.homedir(), '.cache', 'talk');
}

function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
