import { Redis } from 'ioredis';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { EmbeddedFixture } from './embedded-fixture.js';
import { StubBinaries } from './stub-binaries.js';

describe('database binaries on the PATH', () => {
  let sut: EmbeddedFixture;

  beforeEach(async () => {
    sut = await EmbeddedFixture.create();
  });

  afterEach(() => sut.tearDown());

  // Not events.once: it rejects on the errors that come before the client has reconnected.
  const ready = (redis: Redis) => new Promise<void>((resolve) => redis.once('ready', () => resolve()));
  const portOf = (url = '') => Number(new URL(url).port);

  it('are preferred: a redis-server, on loopback, with a password and an append-only file', async () => {
    const stubs = await StubBinaries.create(sut.dataDir, 'redis-server');

    const lease = await sut.acquire({ needMongo: false, searchPath: stubs.searchPath });

    const [{ settings } = { settings: '' }] = await stubs.calls('redis-server');
    const { port, password } = new URL(lease.redisUrl ?? '');
    expect(settings.trim().split('\n')).toEqual(
      expect.arrayContaining([
        'bind 127.0.0.1',
        `port ${port}`,
        `requirepass ${password}`,
        'appendonly yes',
        'appendfsync everysec',
        'maxmemory-policy noeviction',
        `dir "${path.join(sut.dataDir, 'redis')}"`,
      ]),
    );
    expect(lease.description).toEqual([expect.stringContaining(path.join(stubs.searchPath, 'redis-server'))]);
  });

  it('are preferred: a mongod, on loopback, with its files in the data directory', async () => {
    const stubs = await StubBinaries.create(sut.dataDir, 'mongod');

    const lease = await sut.acquire({ needRedis: false, searchPath: stubs.searchPath });

    const [{ args } = { args: [] }] = await stubs.calls('mongod');
    const port = String(portOf(lease.mongoUrl));
    const given = new Map(args.flatMap((arg, index) => (index % 2 ? [] : [[arg, args[index + 1]]])));
    expect(Object.fromEntries(given)).toMatchObject({
      '--dbpath': path.join(sut.dataDir, 'mongod'),
      '--bind_ip': '127.0.0.1',
      '--port': port,
    });
  });

  it('are stopped with the last user', async () => {
    const stubs = await StubBinaries.create(sut.dataDir, 'redis-server');
    const lease = await sut.acquire({ needMongo: false, searchPath: stubs.searchPath });

    await lease.release();
    await sut.stopped();

    await expect(once(connect(portOf(lease.redisUrl), '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
  });

  it('do not outlive a killed child without users', async () => {
    const stubs = await StubBinaries.create(sut.dataDir, 'redis-server');
    const user = await sut.startUser({ needMongo: false, searchPath: stubs.searchPath });
    const connection = connect(portOf(user.urls.redisUrl), '127.0.0.1');
    await once(connection, 'connect');
    const end = once(connection.resume(), 'close');

    await Promise.all([user.kill(), sut.killChild()]);

    await end;
  });

  it('are started again at the same address when they die', async () => {
    const stubs = await StubBinaries.create(sut.dataDir, 'redis-server');
    const lease = await sut.acquire({ needMongo: false, searchPath: stubs.searchPath });
    const redis = new Redis(lease.redisUrl ?? '', { enableReadyCheck: false });
    redis.on('error', () => undefined);
    await ready(redis);

    const [first] = await stubs.calls('redis-server');
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await ready(redis);

    expect(await stubs.calls('redis-server')).toHaveLength(2);
    redis.disconnect();
  });

  it('give way to a clear error when they do not start', async () => {
    const stubs = await StubBinaries.create(sut.dataDir);
    await StubBinaries.createBroken(stubs.searchPath, 'redis-server');

    const refused = sut.acquire({ needMongo: false, searchPath: stubs.searchPath });

    await expect(refused).rejects.toThrow(/redis-server ended with status 3 at start/);
  });
});
