import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { readJson, writeJson } from '../service-state.js';

/** Where a service listens on loopback, and what opens it. */
export interface Endpoint {
  readonly port: number;
  readonly password: string;
}

type StoredEndpoints = Partial<Record<'mongo' | 'redis', Partial<Endpoint>>>;

/** Keeps ports and passwords from one start to the next: whoever is connected finds the services again. */
export class Endpoints {
  private stored?: StoredEndpoints;

  constructor(private readonly file: string) {}

  /** The endpoint as it was before, or with a free port where there was none or it is taken by now. */
  async reserve(service: 'mongo' | 'redis'): Promise<Endpoint> {
    const before = (await readJson(this.file)) as StoredEndpoints | undefined;
    this.stored ??= before ?? {};
    const { port, password = randomBytes(24).toString('base64url') } = this.stored[service] ?? {};
    const endpoint = { port: await freePort(port), password };
    this.stored[service] = endpoint;
    await writeJson(this.file, this.stored);
    return endpoint;
  }
}

async function freePort(preferred = 0): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(preferred, '127.0.0.1');
    await once(probe, 'listening');
    return (probe.address() as { port: number }).port;
  } catch (error) {
    if (preferred === 0) throw error;
    return freePort();
  } finally {
    probe.close();
  }
}
