import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventLoopMonitor } from './event-loop-monitor.js';
import { HealthRegistry } from './health-registry.js';
import { HealthServer } from './health-server.js';
import { Metrics } from './metrics.js';

const host = '127.0.0.1';

/** A port that somebody holds, so that nobody else gets it meanwhile. */
async function takenPort(): Promise<{ port: number; holder: Server }> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, host, resolve));
  return { port: (holder.address() as AddressInfo).port, holder };
}

const close = (server: Server) => new Promise((resolve) => server.close(resolve));

describe(HealthServer.name, () => {
  const registry = new HealthRegistry({ cacheMs: 0 });
  let now = 0;
  let sut: HealthServer;

  const serverOn = (port: number | undefined, httpPort: number) =>
    new HealthServer(
      { health: { host, port }, http: { port: httpPort } as never },
      registry,
      new Metrics(),
      new EventLoopMonitor({ now: () => now }),
    );

  const read = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${sut.address}${path}`, init);
    const text = await response.text();
    return { status: response.status, text, json: (): unknown => JSON.parse(text) };
  };

  beforeAll(async () => {
    const { port, holder } = await takenPort();
    sut = serverOn(undefined, port - 1_000);
    await sut.listen();
    await close(holder);
  });

  afterAll(() => sut.close());

  it('takes a free port when its usual one is taken, and tells which', () => {
    expect(sut.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('refuses a port that was asked for and is taken, with the setting by name', async () => {
    const { port, holder } = await takenPort();

    const refused = await serverOn(port, 3_000)
      .listen()
      .catch((error: unknown) => error);
    await close(holder);

    expect(String(refused)).toContain(
      `TALK_HEALTH_PORT=${port}: another process listens on this port of ${host} already`,
    );
  });

  it('is live but not ready while it waits, and says for what', async () => {
    registry.setPhase('starting', 'waiting for Redis');

    expect(await read('/livez')).toMatchObject({ status: 200 });
    const ready = await read('/readyz');
    expect(ready.status).toBe(503);
    expect(ready.json()).toMatchObject({ ready: false, detail: 'waiting for Redis' });
    expect(await read('/progressz')).toMatchObject({ status: 503 });
  });

  it('is ready and progressing once it runs', async () => {
    registry.addProgress('canary', async () => undefined);
    registry.setPhase('running');

    expect(await read('/readyz')).toMatchObject({ status: 200 });
    expect(await read('/progressz?verbose')).toMatchObject({ status: 200 });
  });

  it('is not live after the event loop stood still', async () => {
    now += 20_000;

    const live = await read('/livez');
    expect(live.status).toBe(503);
    expect(live.json()).toMatchObject({ live: false, problem: expect.stringContaining('19.5 s') as string });
  });

  it('serves metrics in the format of Prometheus', async () => {
    const { status, text } = await read('/metrics');

    expect(status).toBe(200);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('answers HEAD without a body, other methods not at all', async () => {
    expect(await read('/readyz', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    expect(await read('/readyz', { method: 'POST' })).toMatchObject({ status: 405 });
  });

  it('lists its routes to whoever asks for another', async () => {
    const { status, json } = await read('/constructor');

    expect(status).toBe(404);
    expect(json()).toMatchObject({ routes: ['/livez', '/readyz', '/progressz', '/metrics'] });
  });
});
