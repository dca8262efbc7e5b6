import mongoose from 'mongoose';
import { readlink, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedServicesError } from '../../../src/core/embedded/index.js';
import { identify } from '../../../src/core/embedded/process-identity.js';
import { EmbeddedFixture } from './embedded-fixture.js';
const journaled = { writeConcern: { w: 1, j: true } };
describe('the embedded services after a crash', () => {
  let sut;
  beforeEach(async () => {
    sut = await EmbeddedFixture.create();
  });
  afterEach(() => sut.tearDown());
  async function connect(url) {
    const mongo = await mongoose.createConnection(url).asPromise();
    return { mongo, written: mongo.collection('written') };
  }
  /** Writes until the engine is killed; returns the ids it had acknowledged. */
  async function writeUntilKilled(url) {
    const { mongo, written } = await connect(url);
    const acknowledged = [];
    try {
      for (let id = 0; ; id += 1) {
        await written.insertOne({ _id: id }, journaled);
        acknowledged.push(id);
        if (id === 50) await sut.killChild();
      }
    } catch {
      return acknowledged;
    } finally {
      await mongo.close(true);
    }
  }
  async function lostOf(acknowledged, url) {
    const { mongo, written } = await connect(url);
    const found = await written.countDocuments({ _id: { $in: [...acknowledged] } });
    await mongo.close();
    return acknowledged.length - found;
  }
  it('are started again at the same addresses for the processes that live on, with nothing lost', async () => {
    const [first, second] = [await sut.startUser(), await sut.startUser()];
    const before = await sut.state();
    const temporaryFolder = path.dirname(await readlink(path.join(sut.dataDir, 'run/mongo.sock')));
    const restarted = Promise.all([first.restarted(), second.restarted()]);
    const acknowledged = await writeUntilKilled(first.urls.mongoUrl);
    await restarted;
    const after = await sut.state();
    expect(after.pid).not.toBe(before.pid);
    expect(after).toMatchObject({ mongoUrl: before.mongoUrl, redisUrl: before.redisUrl });
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(await lostOf(acknowledged, second.urls.mongoUrl)).toBe(0);
    await expect(stat(temporaryFolder)).rejects.toThrow('ENOENT');
  });
  it('have yesterday’s data after everything was killed', async () => {
    const user = await sut.startUser();
    const { mongo, written } = await connect(user.urls.mongoUrl);
    await written.insertOne({ _id: 1 }, journaled);
    await mongo.close();
    await Promise.all([user.kill(), sut.killChild()]);
    await sut.stopped();
    const lease = await sut.acquire();
    expect(await lostOf([1], lease.mongoUrl ?? '')).toBe(0);
  });
  it('tell the process that uses them when they run again', async () => {
    const log = [];
    const lease = await sut.acquire({ needMongo: false, log: (line) => log.push(line) });
    const restarted = new Promise((resolve) => lease.onRestarted(resolve));
    await sut.killChild();
    await restarted;
    expect(log).toEqual([expect.stringContaining('ended unexpectedly'), expect.stringContaining('run again')]);
  });
  it.each([
    ['of a process that has gone', { pid: 2 ** 22 - 1, started: 'never' }],
    ['whose number another process has now', { pid: process.pid, started: 'earlier' }],
  ])('are not misled by the state %s', async (_what, owner) => {
    const state = { ...owner, protocol: 1, controlSocket: path.join(sut.dataDir, 'gone.sock'), engines: [owner] };
    await writeFile(path.join(sut.dataDir, 'services.json'), JSON.stringify(state));
    await writeFile(path.join(sut.dataDir, 'services.lock.1-gone'), JSON.stringify(owner));
    const lease = await sut.acquire({ needMongo: false });
    expect(lease.redisUrl).toBe((await sut.state()).redisUrl);
  });
  it('are not misled by half-written files', async () => {
    const names = ['services.json', 'endpoints.json', 'services.lock.1-half'];
    await Promise.all(names.map((name) => writeFile(path.join(sut.dataDir, name), '{"pid": 12')));
    const lease = await sut.acquire({ needMongo: false });
    expect(lease.redisUrl).toBe((await sut.state()).redisUrl);
  });
  it('refuse, in words, to be shared by two versions of Talk', async () => {
    const state = { ...(await identify(process.pid)), protocol: 99, controlSocket: 'x.sock', engines: [] };
    await writeFile(path.join(sut.dataDir, 'services.json'), JSON.stringify(state));
    const refused = sut.acquire();
    await expect(refused).rejects.toThrow(EmbeddedServicesError);
    await expect(refused).rejects.toThrow(`Another version of Talk runs the embedded data services of ${sut.dataDir}`);
  });
});
