import { readFile, rename, writeFile } from 'node:fs/promises';
import type { ProcessIdentity } from './process-identity.js';

/** Raised when the state file or the talk over the control socket changes, so that two Talks do not misread each other. */
export const protocolVersion = 1;

/** The two services a role process may ask for. */
export type ServiceName = 'mongo' | 'redis';

/** What the child writes into the state file: how others find it, and what it runs. */
export interface ServiceState extends ProcessIdentity {
  readonly protocol: number;
  readonly controlSocket: string;
  readonly mongoUrl?: string;
  readonly redisUrl?: string;
  /** Processes of database binaries: a successor waits until they have gone. */
  readonly engines: readonly ProcessIdentity[];
}

/** The state file's content; undefined where it is missing, half-written or nothing we know. */
export async function readState(file: string): Promise<ServiceState | undefined> {
  const value = await readJson(file);
  return isState(value) ? value : undefined;
}

export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

let lastWrite: Promise<void> = Promise.resolve();

/**
 * Writes for this user's eyes only, whole or not at all, and one after the other. Only for the child that has claimed
 * the services: nobody else writes these files.
 */
export function writeJson(file: string, value: object): Promise<void> {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const write = async () => {
    await writeFile(`${file}.new`, text, { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  const written = lastWrite.then(write);
  lastWrite = written.catch(() => undefined);
  return written;
}

/** What is said to an operator who runs two versions of Talk on one data directory. */
export function otherVersion(dataDir: string, pid: number): string {
  return (
    `Another version of Talk runs the embedded data services of ${dataDir} (process ${pid}). ` +
    'Stop it first, or name another folder with TALK_DATA_DIR.'
  );
}

function isState(value: unknown): value is ServiceState {
  const state = value as Partial<ServiceState> | null | undefined;
  return (
    typeof state?.pid === 'number' && typeof state.protocol === 'number' && typeof state.controlSocket === 'string'
  );
}
