import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { DataPaths } from './data-paths.js';
import { EmbeddedServicesError } from './embedded-services.error.js';

/** What a new child tells the process that started it. */
export type StartOutcome = 'listening' | 'busy';

export interface ChildOptions {
  /** Command line put before node: the loader of another C library. */
  readonly loader: readonly string[];
  /** Milliseconds that the child stays up after its last user has gone. */
  readonly graceMs: number;
  /** The compiled child/main.js. */
  readonly entry: string;
}

/** The log of an earlier child is kept beside the new one once it is larger than this. */
export const maxLogBytes = 1_048_576;

/** The child's entry beside this file, as compiled. */
export function compiledChildEntry(): string {
  return fileURLToPath(new URL('./child/main.js', import.meta.url));
}

/**
 * Starts the child process in a session of its own, so that Ctrl-C at the terminal reaches only its users, and lets
 * go of it: it ends by itself when the last of them has gone.
 *
 * @returns `listening` once its control socket accepts, `busy` if another child was faster
 * @throws EmbeddedServicesError with the end of its log if it dies
 */
export async function startChild(paths: DataPaths, { loader, graceMs, entry }: ChildOptions): Promise<StartOutcome> {
  const logBytes = await rotate(paths.log);
  const logFile = await open(paths.log, 'a', 0o600);
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', entry, paths.dataDir, String(graceMs)];
  const [command = '', ...args] = [...loader, ...node];
  try {
    const child = spawn(command, args, {
      cwd: paths.dataDir,
      detached: true,
      stdio: ['ignore', logFile.fd, logFile.fd, 'ipc'],
    });
    const outcome = await Promise.race([
      once(child, 'message').then(([message]) => message as StartOutcome),
      once(child, 'exit').then(() => undefined),
    ]);
    if (child.connected) child.disconnect();
    child.unref();
    if (outcome) return outcome;
  } finally {
    await logFile.close();
  }
  const said = (await readFile(paths.log, 'utf8')).slice(logBytes).trim();
  throw new EmbeddedServicesError(`The embedded data services did not start. ${said} (log: ${paths.log})`);
}

async function rotate(log: string): Promise<number> {
  const bytes = await stat(log).then(
    ({ size }) => size,
    () => 0,
  );
  if (bytes <= maxLogBytes) return bytes;
  await rename(log, `${log}.1`);
  return 0;
}
