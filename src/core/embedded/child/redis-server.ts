import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataPaths } from '../data-paths.js';
import { askRedis } from './ask-redis.js';
import type { Endpoint } from './endpoints.js';
import type { Engine } from './engine.js';
import { startEngineProcess } from './engine-process.js';

/** Runs the machine's own Redis or Valkey, on loopback only, with an append-only file in the data directory. */
export async function startRedisServer(binary: string, paths: DataPaths, endpoint: Endpoint): Promise<Engine> {
  const { port, password } = endpoint;
  await mkdir(paths.redisData, { recursive: true, mode: 0o700 });
  // A file, because command lines can be read by everybody on the machine and this one would hold the password.
  const settingsFile = path.join(paths.redisData, 'redis.conf');
  await writeFile(settingsFile, redisSettings(paths.redisData, endpoint), { mode: 0o600 });
  const engine = await startEngineProcess([binary, settingsFile], () => askRedis(port, ['PING'], password));
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    description: `Redis: ${binary} on 127.0.0.1:${port}, data in ${paths.redisData}`,
    process: engine.identity,
    failed: engine.failed,
    stop: () => engine.stop(),
  };
}

function redisSettings(folder: string, { port, password }: Endpoint): string {
  const settings = {
    bind: '127.0.0.1',
    port: String(port),
    requirepass: password,
    dir: JSON.stringify(folder),
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '""',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('');
}
