import { access, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What Debian calls the parts of this machine's architecture. */
export interface Multiarch {
  readonly architecture: string;
  readonly folder: string;
  readonly loader: string;
}

export interface DebianSystem {
  readonly codename: string;
  /** The release whose libc6 is fetched: it only has to be new enough, not the very next one. */
  readonly donor: string;
  readonly keyring: string;
  /** The folder of apt-get and dpkg. */
  readonly tools: string;
  readonly multiarch: Multiarch;
}

const multiarchs: Partial<Record<NodeJS.Architecture, Multiarch>> = {
  x64: { architecture: 'amd64', folder: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { architecture: 'arm64', folder: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

const donors: Readonly<Record<string, { donor: string; keyring: string }>> = {
  debian: { donor: 'trixie', keyring: '/usr/share/keyrings/debian-archive-keyring.gpg' },
  ubuntu: { donor: 'noble', keyring: '/usr/share/keyrings/ubuntu-archive-keyring.gpg' },
};

/**
 * What this system is, as far as fetching a package of a newer release goes.
 *
 * @throws Error on anything that is not Debian or Ubuntu
 */
export async function describeDebianSystem(): Promise<DebianSystem> {
  const release = parseRelease(await readFile('/etc/os-release', 'utf8'));
  const multiarch = multiarchs[process.arch];
  const family = donors[release.ID ?? ''];
  const codename = release.VERSION_CODENAME;
  if (!multiarch || !family || !codename) throw new Error('only packages of Debian and Ubuntu are known to help');
  const tools = '/usr/bin';
  await access(path.join(tools, 'apt-get'));
  return { ...family, codename, tools, multiarch };
}

/** The command line of an unpacked libc6's loader, taking from the system's folders what is not in it. */
export function loaderIn(root: string, { folder, loader }: Multiarch): string[] {
  const libraries = path.join(root, 'usr/lib', folder);
  const searched = [libraries, `/lib/${folder}`, `/usr/lib/${folder}`].join(':');
  return [path.join(libraries, loader), '--library-path', searched];
}

function parseRelease(text: string): Partial<Record<string, string>> {
  const pairs = text.split('\n').map((line) => line.split('='));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value.replaceAll('"', '')]));
}
