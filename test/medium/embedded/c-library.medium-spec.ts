import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isNewEnough, prepareCLibrary } from '../../../src/core/embedded/c-library.js';
import { type DebianSystem } from '../../../src/core/embedded/debian-system.js';
import { fetchCLibrary } from '../../../src/core/embedded/fetch-c-library.js';

const system: Omit<DebianSystem, 'tools'> = {
  codename: 'oldish',
  donor: 'newish',
  keyring: '/nowhere',
  multiarch: { architecture: 'amd64', folder: 'x86_64-linux-gnu', loader: 'ld.so' },
};

/** Stands in for apt-get: knows a mirror of the old release, and hands out one package. */
const aptGet = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/apt-get.calls"
case "$*" in
  *--print-uris*)
    echo "'http://third.example/dists/oldish/stable/binary-amd64/Packages.xz' x 0"
    echo "'http://mirror.example/debian/dists/oldish/main/binary-amd64/Packages.xz' x 0" ;;
  *download*) touch libc6_2.99_amd64.deb ;;
esac
`;

/** Stands in for dpkg -x: unpacks a loader that runs whatever it is given. */
const dpkg = `#!/bin/sh
mkdir -p "$3/usr/lib/x86_64-linux-gnu"
printf '#!/bin/sh\\nexit 0\\n' > "$3/usr/lib/x86_64-linux-gnu/ld.so"
chmod 755 "$3/usr/lib/x86_64-linux-gnu/ld.so"
`;

describe('the C library of the embedded MongoDB', () => {
  let folder: string;
  let log: string[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'talk-c-library-'));
    log = [];
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function useStubs(stubs: Record<string, string>) {
    for (const [name, script] of Object.entries(stubs)) {
      await writeFile(path.join(folder, name), script);
      await chmod(path.join(folder, name), 0o755);
    }
  }

  const fetch = (cacheDir = path.join(folder, 'cache')) =>
    fetchCLibrary({
      system: { ...system, tools: folder },
      glibc: '2.36',
      neededVersion: '2.38',
      cacheDir,
      dataDir: folder,
      log: (line) => log.push(line),
    });

  it('is compared by number', () => {
    expect(['2.4', '2.36', '2.38', '2.100'].map((version) => isNewEnough(version))).toEqual(
      process.platform === 'linux' ? [false, false, true, true] : [true, true, true, true],
    );
  });

  it('is fetched once for all who need it at the same instant, from the mirror of this machine', async () => {
    await useStubs({ 'apt-get': aptGet, dpkg });

    const roots = await Promise.all([fetch(), fetch(), fetch()]);
    await fetch();

    expect(new Set(roots)).toEqual(new Set([path.join(folder, 'cache/libc6-newish-amd64')]));
    expect(await readdir(path.join(folder, 'cache'))).toEqual(['libc6-newish-amd64']);
    expect(log).toEqual([expect.stringContaining('Fetching libc6 of newish once')]);
    const calls = (await readFile(path.join(folder, 'apt-get.calls'), 'utf8')).trim().split('\n');
    expect(calls.filter((call) => call.endsWith('download libc6'))).toHaveLength(1);
  });

  it('is kept in the data directory where there can be no cache', async () => {
    await useStubs({ 'apt-get': aptGet, dpkg });
    await writeFile(path.join(folder, 'file'), '');

    await expect(fetch(path.join(folder, 'file/cache'))).resolves.toBe(path.join(folder, 'libc6-newish-amd64'));
  });

  it('leaves nothing half-fetched behind', async () => {
    await useStubs({ 'apt-get': aptGet, dpkg: '#!/bin/sh\necho "no space" >&2\nexit 1\n' });

    await expect(fetch()).rejects.toThrow('no space');

    expect(await readdir(path.join(folder, 'cache'))).toEqual([]);
  });

  it('tells the three ways out where it cannot be had', async () => {
    await useStubs({ 'apt-get': '#!/bin/sh\nexit 100\n' });
    const options = { cacheDir: path.join(folder, 'cache'), dataDir: folder, log: () => undefined, mayFetch: true };

    const refused = prepareCLibrary({ ...options, glibc: '2.31', system: { ...system, tools: folder } });

    for (const way of ['this system has 2.31', 'a mongod on the PATH', 'TALK_MONGO_URL', 'a newer system']) {
      await expect(refused).rejects.toThrow(way);
    }
  });
});
