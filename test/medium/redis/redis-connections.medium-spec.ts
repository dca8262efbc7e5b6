import { RedisConnections } from '../../../src/core/redis/redis-connections.js';
import { Newsroom } from '../queue/jobs-fixture.js';

describe(RedisConnections.name, () => {
  const newsroom = new Newsroom();

  afterAll(() => newsroom.close());

  it('tells whether two processes use the same Redis, and what that does when it is full', async () => {
    const [here, there] = [await newsroom.start(), await newsroom.start()].map((it) => it.get(RedisConnections));
    const id = await here!.redisId();
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(await there!.redisId()).toBe(id);
    expect(await here!.evictionPolicy()).toBe('noeviction');
    expect(await here!.ping()).toBeGreaterThan(0);
  });

  it('gives the same connection for the same name, and closes all of them in the end', async () => {
    const process = await newsroom.start();
    const sut = process.get(RedisConnections);
    const dedicated = sut.subscriber('a');
    expect(sut.subscriber('a')).toBe(dedicated);
    expect(sut.blocking('b')).not.toBe(dedicated);
    await sut.whenReady(dedicated);
    await newsroom.stop(process);
    await expect(sut.whenReady(dedicated)).rejects.toThrow('closed');
    await expect(sut.whenReady()).rejects.toThrow('closed');
  });
});
