import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'dist/.built');
const lock = path.join(root, 'node_modules/.cache/talk-build');

/**
 * Builds Talk when its sources are newer than what is built, so that `npm start` works in a fresh clone and after a
 * `git pull`; of several processes started together one builds and the others wait. Where there are no sources (an
 * image with only dist/) it does nothing.
 *
 * @returns {boolean} whether there is a build to run
 */
export function buildIfStale() {
  if (!existsSync(path.join(root, 'src')) || !isStale()) return true;
  takeLock();
  try {
    return !isStale() || build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function build() {
  process.stderr.write('Building Talk (about half a minute, only after a change) …\n');
  // Sources that change while they are built make the result stale at once: the stamp has the time before.
  const startedAt = new Date();
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) writeFileSync(stamp, startedAt.toISOString());
  else process.exitCode = 1;
  return status === 0;
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const builtAt = Date.parse(readFileSync(stamp, 'utf8')) || 0;
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true });
  return (
    statSync(path.join(root, 'package-lock.json')).mtimeMs > builtAt ||
    sources.some((entry) => entry.isFile() && statSync(path.join(entry.parentPath, entry.name)).mtimeMs > builtAt)
  );
}

/** Waits for whoever builds at the moment; a lock whose holder has died is taken over. */
function takeLock() {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return writeFileSync(path.join(lock, 'pid'), String(process.pid));
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isHolderDead()) rmSync(lock, { recursive: true, force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function isHolderDead() {
  try {
    process.kill(Number(readFileSync(path.join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
