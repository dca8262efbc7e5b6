import { once } from 'node:events';
import { rm, rmdir } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { type ControlRequest, receive, send } from '../control-channel.js';
import type { DataPaths } from '../data-paths.js';
import type { ExclusiveClaim } from '../exclusive-claim.js';
import { identify } from '../process-identity.js';
import { readState } from '../service-state.js';
import { limitLog } from './limit-log.js';
import { ServicesHost } from './services-host.js';

/** Milliseconds that the process which started this one has to take its lease. */
const firstLeaseWithinMs = 30_000;

/**
 * Serves leases until the last of them has ended, and a grace of `graceMs` after it, or until SIGTERM; then stops the
 * services, leaves no file behind but the data and the log, and ends this process.
 */
export async function serve(
  paths: DataPaths,
  graceMs: number,
  claimed: ExclusiveClaim,
  onListening: () => void,
): Promise<void> {
  const self = await identify(process.pid);
  if (!self) throw new Error('this process cannot see itself');
  const host = new ServicesHost(paths, self, (await readState(paths.state))?.engines ?? []);
  const users = new Set<Socket>();
  let stopping: Promise<void> | undefined;
  let timer = setTimeout(stop, Math.max(firstLeaseWithinMs, graceMs));

  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (users.delete(socket) && users.size === 0) timer = setTimeout(stop, graceMs);
    });
    receive<ControlRequest>(socket, (request) => {
      if (stopping) return void socket.destroy();
      if (request.type === 'hand-over') return void stop();
      clearTimeout(timer);
      users.add(socket);
      void host.lease(request).then((answer) => socket.writable && send(socket, answer));
    });
  });
  await rm(paths.controlSocket, { force: true });
  server.listen(paths.controlSocket);
  await once(server, 'listening');
  await host.writeState();
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', () => undefined);
  limitLog(paths.log);
  onListening();

  function stop(): void {
    stopping ??= shutDown().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  }

  async function shutDown(): Promise<void> {
    clearTimeout(timer);
    server.close();
    await host.stop();
    await rm(paths.state, { force: true });
    await rm(paths.controlSocket, { force: true });
    await rmdir(path.dirname(paths.controlSocket)).catch(() => undefined);
    await claimed.release();
  }
}
