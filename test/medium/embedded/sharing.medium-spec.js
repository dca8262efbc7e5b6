import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { mkdir, readdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { acquireEmbeddedServices } from '../../../src/core/embedded/index.js';
import { EmbeddedFixture } from './embedded-fixture.js';
describe(acquireEmbeddedServices.name, () => {
  let sut;
  beforeEach(async () => {
    sut = await EmbeddedFixture.create();
  });
  afterEach(() => sut.tearDown());
  it('runs a MongoDB and a Redis that the drivers can use', async () => {
    const lease = await sut.acquire();
    const mongo = await mongoose.createConnection(lease.mongoUrl ?? '').asPromise();
    await mongo.collection('comments').insertOne({ body: 'first' }, { writeConcern: { w: 1, j: true } });
    const redis = new Redis(lease.redisUrl ?? '');
    await redis.set('greeting', 'hello');
    expect(await mongo.collection('comments').countDocuments()).toBe(1);
    expect(await redis.get('greeting')).toBe('hello');
    expect(lease.description).toEqual([expect.stringContaining('MongoDB'), expect.stringContaining('Redis')]);
    await Promise.all([mongo.close(), redis.quit()]);
  });
  it('lets no one else on the machine in', async () => {
    const lease = await sut.acquire();
    const { port } = new URL(lease.redisUrl ?? '');
    const stranger = new Redis(Number(port));
    await expect(stranger.get('greeting')).rejects.toThrow('NOAUTH');
    stranger.disconnect();
    for (const secret of ['services.json', 'endpoints.json', 'services.log']) {
      expect((await stat(path.join(sut.dataDir, secret))).mode & 0o077).toBe(0);
    }
    expect((await stat(path.join(sut.dataDir, 'run'))).mode & 0o077).toBe(0);
  });
  it('serves all processes from one child, whoever of them dies, and stops after the last', async () => {
    const [first, second] = [await sut.startUser(), await sut.startUser()];
    expect(second.urls).toEqual(first.urls);
    const { pid } = await sut.state();
    await first.kill();
    const third = await sut.startUser();
    expect((await sut.state()).pid).toBe(pid);
    await second.kill();
    await third.release();
    await sut.stopped();
    const left = await readdir(sut.dataDir);
    expect(left.sort()).toEqual(['endpoints.json', 'mongo', 'run', 'services.log']);
    expect(await readdir(path.join(sut.dataDir, 'run'))).toEqual([]);
  });
  it('starts one child for processes that start at the same instant', async () => {
    const users = await Promise.all(Array.from({ length: 5 }, () => sut.startUser()));
    expect(new Set(users.map((user) => JSON.stringify(user.urls))).size).toBe(1);
    const locks = (await readdir(sut.dataDir)).filter((name) => name.includes('.lock.'));
    expect(locks).toHaveLength(1);
  });
  it('is not ended by Ctrl-C at the terminal of a process that uses it', async () => {
    const starter = await sut.startUser();
    const { pid } = await sut.state();
    const other = await sut.startUser();
    process.kill(-(starter.process.pid ?? 0), 'SIGINT');
    await starter.kill();
    const lease = await sut.acquire();
    expect((await sut.state()).pid).toBe(pid);
    expect(lease.redisUrl).toBe(other.urls.redisUrl);
  });
  it('starts a service only when somebody needs it', async () => {
    // Nothing kept there, so on a system with an old C library the first child cannot run MongoDB and has to make way.
    const onlyRedis = await sut.acquire({ needMongo: false, cacheDir: path.join(sut.dataDir, 'cache') });
    expect(onlyRedis.mongoUrl).toBeUndefined();
    expect((await sut.state()).mongoUrl).toBeUndefined();
    const both = await sut.acquire();
    expect(both.mongoUrl).toBeDefined();
    expect(both.redisUrl).toBe(onlyRedis.redisUrl);
  });
  it('keeps sockets elsewhere where the path of the data directory is too long for them', async () => {
    const deep = path.join(sut.dataDir, 'a'.repeat(60), 'b'.repeat(60));
    await mkdir(deep, { recursive: true });
    const long = await EmbeddedFixture.create(deep);
    const lease = await long.acquire();
    const mongo = await mongoose.createConnection(lease.mongoUrl ?? '').asPromise();
    expect(mongo.readyState).toBe(mongoose.ConnectionStates.connected);
    expect((await long.state()).controlSocket.startsWith(os.tmpdir())).toBe(true);
    await mongo.close();
    await long.tearDown();
  });
});
