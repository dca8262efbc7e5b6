import type { PubSub } from '../../core/pubsub/pubsub.js';
import type { Comment, CommentPagesRepository, CommentsQueries, CommentStatus } from '../comments/index.js';
import { QueueEvents } from './queue-events.js';

const now = new Date('2026-03-01T12:00:00Z');
const signals = { openReports: 0, openNotices: 0 };
const comment = (status: CommentStatus) => ({ id: 'one', status, signals, changedAt: now }) as Comment;

/** The queues' events where these comments have changed lately. */
function eventsOf(changed: readonly Comment[]) {
  const findChangedAfter = jest.fn(async () => changed);
  const pages = { findChangedAfter } as unknown as CommentPagesRepository;
  return { events: new QueueEvents(pages, {} as CommentsQueries, {} as PubSub), findChangedAfter };
}

describe(QueueEvents.name, () => {
  describe('for a moderator who comes back', () => {
    it('takes a comment out of every queue where it may have been, before it is put where it is', async () => {
      const { events } = eventsOf([comment('REJECTED')]);
      const replayed = await events.replay(undefined, `${now.getTime()}-one`);

      expect(replayed.map(({ kind, queue }) => `${kind} ${queue}`)).toEqual([
        'LEFT PENDING',
        'LEFT REPORTED',
        'LEFT UNMODERATED',
        'LEFT FOR_REVIEW',
        'LEFT ILLEGAL',
        'LEFT APPROVED',
        'ENTERED REJECTED',
      ]);
    });

    it('looks back far enough for changes that only the sweep has announced', async () => {
      const { events, findChangedAfter } = eventsOf([]);
      await events.replay('site', `${now.getTime()}-one`);

      expect(findChangedAfter).toHaveBeenCalledWith('site', new Date('2026-03-01T11:59:00Z'), expect.any(Number));
    });

    it('refuses what is no event id, and one too long ago', async () => {
      const { events } = eventsOf(Array.from({ length: 500 }, () => comment('NONE')));

      await expect(events.replay(undefined, 'made up')).rejects.toMatchObject({ code: 'BAD_CURSOR' });
      await expect(events.replay(undefined, `${now.getTime()}-one`)).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    });
  });
});
