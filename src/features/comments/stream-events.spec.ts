import type { PubSub } from '../../core/pubsub/pubsub.js';
import type { StoriesQueries, StoryLog } from '../stories/index.js';
import type { Comment } from './comment.js';
import type { CommentsQueries } from './comments.queries.js';
import type { StreamEvent } from './stream-event.js';
import { StreamEvents } from './stream-events.js';

const change = (seq: number) =>
  ({ id: `c${seq}`, storyId: 'story', status: 'NONE', settled: { seq, enteredSeq: seq } }) as unknown as Comment;

/** Waits until everything that needs no outside event has happened. */
const idle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe(StreamEvents.name, () => {
  const changes: Comment[] = [];
  let log: StoryLog | undefined;
  let confirm: () => void;
  let announce: () => void;
  let stream: StreamEvents;

  beforeEach(() => {
    changes.length = 0;
    log = { seq: 0, pending: [] };
    const subscribed = new Promise<() => Promise<void>>((resolve) => {
      confirm = () => resolve(async () => undefined);
    });
    const comments = {
      changedSince: async (_id: string, after: number) => changes.filter(({ settled }) => settled.seq > after),
    };
    const stories = { byId: async () => log && { log }, isLive: async () => true };
    const pubsub = {
      subscribe: async (_topic: unknown, _channel: string, handler: () => void) => {
        announce = handler;
        return subscribed;
      },
      onReconnected: () => () => undefined,
    };
    stream = new StreamEvents(
      comments as unknown as CommentsQueries,
      stories as unknown as StoriesQueries,
      pubsub as unknown as PubSub,
    );
  });

  it('refuses an unknown story without leaving a rejection behind, however slow Redis is', async () => {
    log = undefined;
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    const watching = stream.watch('nowhere', () => undefined);
    watching.catch(() => undefined);
    await idle();
    await idle();
    confirm();

    await expect(watching).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });

  it('delivers what was announced while the subscription was being made', async () => {
    const events: StreamEvent[] = [];
    const watching = stream.watch('story', (event) => events.push(event));
    await idle();
    changes.push(change(1));
    confirm();
    await watching;
    await idle();

    expect(events.map(({ id }) => id)).toEqual(['1']);
  });

  it('delivers changes once and in order, however often they are announced', async () => {
    const events: StreamEvent[] = [];
    confirm();
    await stream.watch('story', (event) => events.push(event));
    changes.push(change(1));
    announce();
    changes.push(change(2));
    announce();
    announce();
    await idle();

    expect(events.map(({ id }) => id)).toEqual(['1', '2']);
  });
});
