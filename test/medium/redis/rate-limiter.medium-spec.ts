import { RateLimiter } from '../../../src/core/redis/rate-limiter.js';
import { RedisConnections } from '../../../src/core/redis/redis-connections.js';
import { Newsroom, ownRedisUrl } from '../queue/jobs-fixture.js';
import { BreakableLink } from './breakable-link.js';

const rule = { name: 'test', points: 2, durationSeconds: 600 };

describe(RateLimiter.name, () => {
  let link: BreakableLink;
  let newsroom: Newsroom;

  beforeEach(async () => {
    link = await BreakableLink.to(ownRedisUrl());
    newsroom = new Newsroom(link.url);
  });

  afterEach(async () => {
    await newsroom.close();
    await link.close();
  });

  it('counts over all processes, each key for itself, and says when to come back', async () => {
    const [here, there] = [await newsroom.start(), await newsroom.start()].map((process) => process.get(RateLimiter));
    await here!.consume(rule, 'ann');
    await there!.consume(rule, 'ann');
    const refusal = here!.consume(rule, 'ann');
    await expect(refusal).rejects.toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    const { details } = (await refusal.catch((error: unknown) => error)) as {
      details: { retryAfterSeconds: number };
    };
    expect(details.retryAfterSeconds).toBeGreaterThan(590);
    expect(details.retryAfterSeconds).toBeLessThanOrEqual(600);
    await expect(there!.consume(rule, 'ben')).resolves.toBeUndefined();
  });

  it("multiplies every limit by the operator's factor", async () => {
    const process = await newsroom.start({ environment: { TALK_RATE_LIMIT_FACTOR: '1.5' } });
    const sut = process.get(RateLimiter);
    for (let taken = 0; taken < 3; taken += 1) await sut.consume(rule, 'ann');
    await expect(sut.consume(rule, 'ann')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('keeps limiting within the process while Redis is away', async () => {
    const process = await newsroom.start();
    const [sut, connections] = [process.get(RateLimiter), process.get(RedisConnections)];
    await link.cut();
    await expect(connections.ping()).rejects.toThrow();
    await sut.consume(rule, 'ann');
    await sut.consume(rule, 'ann');
    await expect(sut.consume(rule, 'ann')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});
