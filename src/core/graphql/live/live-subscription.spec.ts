import { anonymous } from '../../context/actor.js';
import type { LiveConnection } from './live-connection.js';
import type { LiveEvent } from './live-feed.js';
import type { LiveOperation } from './live-operations.js';
import type { LivePayload } from './live-payload.js';
import { EventRenderings, type LiveRenderer } from './live-renderer.js';
import { LiveSubscription } from './live-subscription.js';

const event = (id: string, subject: string, version: number): LiveEvent => ({ id, subject, version });

/** A subscription that comes back to these missed events, and the ids of what is sent to it. */
function returning(missed: readonly LiveEvent[]) {
  const sent: unknown[] = [];
  const renderer = { render: async (_operation: unknown, { id }: LiveEvent) => id } as unknown as LiveRenderer;
  const feed = { audienceOf: () => 'everyone', replay: async () => missed };
  const operation = { feed, args: {}, after: '1', shape: 'shape' } as unknown as LiveOperation;
  const connection = { actor: anonymous } as LiveConnection;
  const sink = { next: (payload: LivePayload) => void sent.push(payload), fail: () => undefined };
  const subscription = new LiveSubscription(connection, operation, sink, renderer);
  return { subscription, sent, happens: (live: LiveEvent) => subscription.take(new EventRenderings(live, renderer)) };
}

describe(LiveSubscription.name, () => {
  it('sends what was missed first, then what happened meanwhile', async () => {
    const { subscription, sent, happens } = returning([event('2', 'a', 1)]);
    await happens(event('3', 'b', 1));
    await subscription.catchUp();
    await happens(event('4', 'a', 2));

    expect(sent).toEqual(['2', '3', '4']);
  });

  it('sends nothing twice', async () => {
    const { subscription, sent, happens } = returning([event('2', 'a', 1)]);
    await happens(event('2', 'a', 1));
    await subscription.catchUp();

    expect(sent).toEqual(['2']);
  });

  it('never sends an older state after a newer one: what was rejected meanwhile would be back', async () => {
    const { subscription, sent, happens } = returning([event('3', 'a', 2)]);
    await happens(event('2', 'a', 1));
    await happens(event('3', 'a', 2));
    await happens(event('4', 'a', 3));
    await subscription.catchUp();

    expect(sent).toEqual(['3', '4']);
  });
});
