import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'dist/.built');

/**
 * Builds Talk when its sources are newer than what is built, so that `npm start` works in a fresh clone and after a
 * `git pull`. Where there are no sources (an image with only dist/) it does nothing.
 *
 * @returns {boolean} whether there is a build to run
 */
export function buildIfStale() {
  if (!existsSync(path.join(root, 'src')) || !isStale()) return true;
  process.stderr.write('Building Talk (about half a minute, only after a change) …\n');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) writeFileSync(stamp, '');
  else process.exitCode = 1;
  return status === 0;
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const builtAt = statSync(stamp).mtimeMs;
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true });
  return (
    statSync(path.join(root, 'package-lock.json')).mtimeMs > builtAt ||
    sources.some((entry) => entry.isFile() && statSync(path.join(entry.parentPath, entry.name)).mtimeMs > builtAt)
  );
}
