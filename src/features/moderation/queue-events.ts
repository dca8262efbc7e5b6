import { Injectable } from '@nestjs/common';
import { coreError } from '../../core/errors/core.errors.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { type Comment, CommentPagesRepository, CommentsQueries, queuesOf } from '../comments/index.js';
import { type ModerationQueue, moderationQueues } from './moderation-queue.js';
import { allQueues, queueChanged } from './moderation.topics.js';

export interface QueueEvent {
  /** Milliseconds of the comment's last change, its id and the queue: named again to resume. */
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  readonly kind: 'ENTERED' | 'UPDATED' | 'LEFT';
  readonly queue: ModerationQueue;
  readonly comment: Comment;
}

/** Comments; further behind than this a client is better off reading the queue again. */
const maxReplay = 500;
/**
 * Covers clocks that differ, and changes that were announced by the sweep only: moderators may be told twice, never not
 * at all.
 */
const overlapMs = 60_000;

/** Changes of the moderation queues of one site or all, live and since an event. */
@Injectable()
export class QueueEvents {
  constructor(
    private readonly pages: CommentPagesRepository,
    private readonly comments: CommentsQueries,
    private readonly pubsub: PubSub,
  ) {}

  async watch(siteId: string | undefined, push: (event: QueueEvent) => void): Promise<() => Promise<void>> {
    let lastSeenAt = new Date();
    let turn = Promise.resolve();
    const takeTurn = (work: () => Promise<void>) => {
      turn = turn.then(work).catch(() => undefined);
    };

    const stop = await this.pubsub.subscribe(queueChanged, allQueues, ({ changes }) =>
      takeTurn(async () => {
        const wanted = changes.filter((change) => siteId === undefined || change.siteId === siteId);
        const comments = await this.comments.byIds(wanted.map(({ commentId }) => commentId));
        wanted.forEach((change, index) => {
          const comment = comments[index];
          if (comment) eventsSince(comment, change.from, change.siteId).forEach(push);
        });
        lastSeenAt = new Date();
      }),
    );
    const stopCatchingUp = this.pubsub.onReconnected(() =>
      takeTurn(async () => {
        for (const comment of await this.changedSince(siteId, lastSeenAt)) eventsOnReturn(comment).forEach(push);
      }),
    );
    return async () => {
      stopCatchingUp();
      await stop();
    };
  }

  /** @throws BAD_CURSOR for something that is no event id, or one too long ago */
  async replay(siteId: string | undefined, after: string): Promise<QueueEvent[]> {
    const milliseconds = /^\d{1,15}(?=-)/.exec(after)?.[0];
    if (milliseconds === undefined) throw coreError('BAD_CURSOR');
    const changed = await this.changedSince(siteId, new Date(Number(milliseconds)));
    if (changed.length >= maxReplay) throw coreError('BAD_CURSOR');
    return changed.flatMap(eventsOnReturn);
  }

  private changedSince(siteId: string | undefined, since: Date): Promise<Comment[]> {
    return this.pages.findChangedAfter(siteId, new Date(since.getTime() - overlapMs), maxReplay);
  }
}

/** Nobody knows any more where the comment was: it leaves every queue but those it is in now. */
function eventsOnReturn(comment: Comment): QueueEvent[] {
  return eventsFor(comment, moderationQueues, (queue) => (queuesOf(comment).includes(queue) ? 'ENTERED' : 'LEFT'));
}

/** By now the comment may have gone to another site, whose own change tells of that. */
function eventsSince(comment: Comment, from: readonly ModerationQueue[], siteId: string): QueueEvent[] {
  const now = comment.siteId === siteId ? queuesOf(comment) : [];
  return eventsFor(comment, [...new Set([...from, ...now])], (queue) => {
    if (!now.includes(queue)) return 'LEFT';
    return from.includes(queue) ? 'UPDATED' : 'ENTERED';
  });
}

/** A comment leaves its old queues before it enters the new ones. */
function eventsFor(
  comment: Comment,
  queues: readonly ModerationQueue[],
  kindIn: (queue: ModerationQueue) => QueueEvent['kind'],
): QueueEvent[] {
  const events = queues.map((queue) => event(comment, kindIn(queue), queue));
  return [...events.filter(({ kind }) => kind === 'LEFT'), ...events.filter(({ kind }) => kind !== 'LEFT')];
}

function event(comment: Comment, kind: QueueEvent['kind'], queue: ModerationQueue): QueueEvent {
  const id = `${comment.changedAt.getTime()}-${comment.id}-${kind}-${queue}`;
  return { id, subject: comment.id, version: comment.transition, kind, queue, comment };
}
