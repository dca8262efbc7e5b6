import { z } from 'zod';
import { defineTopic } from '../../../src/core/pubsub/define-topic.js';
import { PubSub } from '../../../src/core/pubsub/pubsub.js';
import { RedisConnections } from '../../../src/core/redis/redis-connections.js';
import { Newsroom, ownRedisUrl, signal } from '../queue/jobs-fixture.js';
import { BreakableLink } from '../redis/breakable-link.js';

const storyChanged = defineTopic('test.changed', {
  payload: z.object({ storyId: z.string(), seq: z.number() }),
  channel: ({ storyId }) => storyId,
});

describe(PubSub.name, () => {
  let link: BreakableLink;
  let newsroom: Newsroom;
  let [here, there]: PubSub[] = [];
  let connections: RedisConnections;

  beforeEach(async () => {
    link = await BreakableLink.to(ownRedisUrl());
    newsroom = new Newsroom(link.url);
    const receiver = await newsroom.start();
    here = receiver.get(PubSub);
    connections = receiver.get(RedisConnections);
    there = (await newsroom.start()).get(PubSub);
  });

  afterEach(async () => {
    await newsroom.close();
    await link.close();
  });

  it('carries a message between processes, only to those who watch its channel', async () => {
    const heard: string[] = [];
    await here!.subscribe(storyChanged, 's1', ({ seq }) => void heard.push(`s1 ${seq}`));
    await here!.subscribe(storyChanged, 's2', ({ seq }) => void heard.push(`s2 ${seq}`));
    await there!.publish(storyChanged, { storyId: 's1', seq: 1 });
    await there!.publish(storyChanged, { storyId: 's3', seq: 2 });
    await there!.publish(storyChanged, { storyId: 's2', seq: 3 });
    await settled(here!, there!);
    expect(heard).toEqual(['s1 1', 's2 3']);
  });

  it('shares one subscription among many and ends it with the last', async () => {
    const heard: string[] = [];
    const unsubscribe = await here!.subscribe(storyChanged, 'shared', () => void heard.push('first'));
    const unsubscribeLast = await here!.subscribe(storyChanged, 'shared', () => void heard.push('second'));
    expect(await listeners(connections, 'shared')).toBe(1);
    await there!.publish(storyChanged, { storyId: 'shared', seq: 1 });
    await settled(here!, there!);
    await unsubscribe();
    await unsubscribe();
    await there!.publish(storyChanged, { storyId: 'shared', seq: 2 });
    await settled(here!, there!);
    expect(heard).toEqual(['first', 'second', 'second']);

    await unsubscribeLast();
    await settled(here!, there!);
    expect(await listeners(connections, 'shared')).toBe(0);
  });

  it('refuses to publish, and drops on receipt, what does not fit the topic; a failing handler harms nobody', async () => {
    await expect(there!.publish(storyChanged, { storyId: 's1' } as never)).rejects.toThrow(z.ZodError);
    const heard: number[] = [];
    await here!.subscribe(storyChanged, 's1', () => {
      throw new Error('no');
    });
    await here!.subscribe(storyChanged, 's1', ({ seq }) => void heard.push(seq));
    await connections.client.publish('talk:test.changed:s1', '{"storyId":"s1"}');
    await connections.client.publish('talk:test.changed:s1', 'no JSON');
    await there!.publish(storyChanged, { storyId: 's1', seq: 4 });
    await settled(here!, there!);
    expect(heard).toEqual([4]);
  });

  it('measures a round trip', async () => {
    expect(await here!.roundTrip(5_000)).toBeGreaterThan(0);
    expect(here!.isConnected).toBe(true);
  });

  it('hears again after an outage, and says when', async () => {
    const heard: number[] = [];
    const reconnected = signal();
    here!.onReconnected(reconnected.fire);
    await here!.subscribe(storyChanged, 's1', ({ seq }) => void heard.push(seq));
    await link.cut();
    await expect(here!.roundTrip(50)).rejects.toThrow();
    expect(here!.isConnected).toBe(false);

    const refused = here!.subscribe(storyChanged, 's2', () => undefined);
    await expect(refused).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await link.mend();
    await reconnected.promise;
    await connections.whenReady();
    expect(here!.isConnected).toBe(true);
    await here!.publish(storyChanged, { storyId: 's1', seq: 1 });
    await here!.roundTrip(5_000);
    expect(heard).toEqual([1]);
    expect(await listeners(connections, 's2')).toBe(0);
  });
});

/** Redis delivers in order: once a later message has come through, so has every earlier one. */
async function settled(...all: PubSub[]): Promise<void> {
  for (const pubsub of all) await pubsub.roundTrip(5_000);
}

async function listeners({ client }: RedisConnections, key: string): Promise<number> {
  const [, count] = (await client.pubsub('NUMSUB', `talk:test.changed:${key}`)) as [string, number];
  return count;
}
