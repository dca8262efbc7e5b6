import { randomUUID } from 'node:crypto';
import { readdir, readlink, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { identify, isAlive, type ProcessIdentity } from './process-identity.js';

export interface ExclusiveClaim {
  release(): Promise<void>;
}

/**
 * Claims `name` in `directory` for this process; undefined if a living process has claimed it.
 *
 * Every contender makes a file of its own (a symbolic link whose target is the text, so never half-written) and only
 * then looks for the others': whoever looks last sees all, so two never both win (both may lose: try again after a
 * random pause). No file name is used twice, so removing the claim of a dead process can never remove a living one's,
 * and kill -9 leaves nothing that has to be cleared by hand.
 */
export async function claim(directory: string, name: string): Promise<ExclusiveClaim | undefined> {
  const own = path.join(directory, `${name}.lock.${process.pid}-${randomUUID()}`);
  await symlink(JSON.stringify(await identify(process.pid)), own);
  const release = () => rm(own, { force: true });
  if (await holder(directory, name, own)) {
    await release();
    return undefined;
  }
  return { release };
}

/** The living process, other than the owner of the file `except`, that has claimed `name`. Removes dead claims. */
export async function holder(directory: string, name: string, except?: string): Promise<ProcessIdentity | undefined> {
  for (const entry of await readdir(directory)) {
    const file = path.join(directory, entry);
    if (!entry.startsWith(`${name}.lock.`) || file === except) continue;
    const owner = await readOwner(file);
    if (owner && (await isAlive(owner))) return owner;
    await rm(file, { force: true });
  }
  return undefined;
}

async function readOwner(file: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readlink(file)) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
