import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, type ProcessIdentity } from '../process-identity.js';

/**
 * Runs "$@" and ends it when file descriptor 3, a pipe held by our process, closes: the kernel does that on kill -9 as
 * well, so a database binary never outlives us. Its own end ends the shell with the same status.
 */
const leash = `
"$@" </dev/null 3<&- & engine=$!
{ read -r _ <&3; kill -TERM "$engine" 2>/dev/null; } & watch=$!
wait "$engine"; status=$?
kill "$watch" 2>/dev/null
exit "$status"`;

export interface EngineProcess {
  readonly identity?: ProcessIdentity;
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a database binary and waits until `probe` no longer throws.
 *
 * @throws Error if the binary ends before that
 */
export async function startEngineProcess(
  command: readonly string[],
  probe: () => Promise<void>,
): Promise<EngineProcess> {
  const shell = spawn('/bin/sh', ['-c', leash, 'talk-engine', ...command], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const ended = once(shell, 'exit').then(([code]) => `${command[0]} ended with status ${String(code)}`);
  const pipe = shell.stdio[3];
  const stop = async () => {
    pipe?.destroy();
    await ended;
  };
  const abort = new AbortController();
  const endedEarly = ended.then((reason) => {
    abort.abort();
    throw new Error(`${reason} at start`);
  });
  await Promise.race([untilReady(probe, abort.signal), endedEarly]);
  endedEarly.catch(() => undefined);
  return { identity: await identify(shell.pid ?? 0), failed: ended, stop };
}

async function untilReady(probe: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await probe();
    } catch {
      await delay(25);
    }
  }
}
