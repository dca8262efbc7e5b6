import os from 'node:os';
import path from 'node:path';
import { describeDebianSystem, loaderIn } from './debian-system.js';
import { EmbeddedServicesError } from './embedded-services.error.js';
import { fetchCLibrary } from './fetch-c-library.js';

/** The oldest glibc that the embedded MongoDB's binary runs on. */
const neededVersion = '2.38';

/** The C library this process runs on; undefined where it is not glibc. */
export function runningGlibc(): string | undefined {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime;
}

/** Whether this process can load the embedded MongoDB as far as the C library goes. */
export function hasNewEnoughCLibrary(glibc = runningGlibc(), platform = process.platform): boolean {
  return platform !== 'linux' || (glibc !== undefined && compare(glibc, neededVersion) >= 0);
}

/**
 * The command line to put before a program so that the embedded MongoDB runs in it: empty where the system's own
 * C library will do, else the loader of a newer one, which is fetched once (a line to `log` says so) and kept in
 * `cacheDir`, or in the data directory if that cannot be written.
 *
 * @throws EmbeddedServicesError naming the ways out, where no newer C library can be had
 */
export async function prepareCLibrary(options: {
  cacheDir: string;
  dataDir: string;
  log: (line: string) => void;
}): Promise<readonly string[]> {
  const glibc = runningGlibc();
  if (hasNewEnoughCLibrary(glibc)) return [];
  if (!glibc) throw cannotRunEmbeddedMongo('this system has another C library (musl)');
  try {
    const system = await describeDebianSystem();
    const root = await fetchCLibrary({ ...options, system, glibc, neededVersion });
    return loaderIn(root, system.multiarch);
  } catch (error) {
    throw cannotRunEmbeddedMongo(`this system has ${glibc} and no newer one could be fetched`, error);
  }
}

/** The three ways out that there always are. */
export function cannotRunEmbeddedMongo(reason: string, cause?: unknown): EmbeddedServicesError {
  const detail = cause instanceof Error ? ` (${cause.message.trim()})` : '';
  return new EmbeddedServicesError(
    `The embedded MongoDB needs glibc ${neededVersion} or newer, and ${reason}${detail}. Three ways out: ` +
      'put a mongod on the PATH; name a MongoDB with TALK_MONGO_URL; ' +
      'or use a newer system or base image, such as Debian 13 or Ubuntu 24.04.',
    { cause },
  );
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}

/** Where unpacked C libraries are kept for all data directories of this user. */
export function defaultCacheDir(): string {
  return path.join(os.homedir(), '.cache', 'talk');
}
