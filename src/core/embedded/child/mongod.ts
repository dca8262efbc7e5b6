import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import type { DataPaths } from '../data-paths.js';
import type { Endpoint } from './endpoints.js';
import type { Engine } from './engine.js';
import { startEngineProcess } from './engine-process.js';

/** Runs the machine's own `mongod`, on loopback only, with its data in the data directory. */
export async function startMongod(binary: string, paths: DataPaths, { port }: Endpoint): Promise<Engine> {
  await mkdir(paths.mongodData, { recursive: true, mode: 0o700 });
  const settings = {
    '--dbpath': paths.mongodData,
    '--bind_ip': '127.0.0.1',
    '--port': String(port),
    '--unixSocketPrefix': path.dirname(paths.mongoSocket),
  };
  const engine = await startEngineProcess([binary, ...Object.entries(settings).flat()], async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect').finally(() => socket.destroy());
  });
  return {
    url: `mongodb://127.0.0.1:${port}/talk?directConnection=true`,
    description: `MongoDB: ${binary} on 127.0.0.1:${port}, data in ${paths.mongodData}`,
    process: engine.identity,
    failed: engine.failed,
    stop: () => engine.stop(),
  };
}
