import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../../core/config/config.js';

export interface SigningKey {
  readonly kid: string;
  readonly secret: Uint8Array;
}

const fileShape = z.array(z.object({ kid: z.string(), secret: z.string().min(32) })).min(1);

/** The keys that sign and verify access tokens: configured, or made once and kept in the data folder. */
@Injectable()
export class SigningKeys {
  private loaded?: Promise<readonly SigningKey[]>;

  constructor(private readonly config: Config) {}

  /** The first signs, all verify. */
  all(): Promise<readonly SigningKey[]> {
    this.loaded ??= this.load();
    return this.loaded;
  }

  private async load(): Promise<readonly SigningKey[]> {
    const keys = this.config.auth.signingKeys ?? (await readOrCreate(this.config.data.dir));
    return keys.map(({ kid, secret }) => ({ kid, secret: new TextEncoder().encode(secret) }));
  }
}

async function readOrCreate(dataDir: string): Promise<z.infer<typeof fileShape>> {
  const file = path.join(dataDir, 'signing-keys.json');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const fresh = [{ kid: randomBytes(4).toString('hex'), secret: randomBytes(32).toString('base64url') }];
  await writeFile(draft, JSON.stringify(fresh), { mode: 0o600 });
  try {
    // A link appears whole or not at all: of several processes starting together, one key wins for all.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return fileShape.parse(JSON.parse(await readFile(file, 'utf8')));
}
