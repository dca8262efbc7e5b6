import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { BackgroundWork } from '../../../core/events/background-work.js';
import { EventBus } from '../../../core/events/event-bus.js';
import type { SignalCounts } from '../comment.js';
import { CommentChanged } from '../comment.events.js';
import { CommentsRepository } from '../comments.repository.js';
import { type CommentFollower, CommentFollowers } from '../moves/comment-followers.js';
import type { SignalSource } from './signal-source.js';

const recountAttempts = 20;
const marksAtOnce = 500;

/**
 * Keeps a comment's `signals` equal to what readers did. It never adds to a number: it counts the acts and writes the
 * result, unless somebody has changed the comment since it began to count; then it counts again.
 *
 * Acts are marked until they are counted, and marks are cleared only after a write to the comment that came after the
 * count, also where the numbers are the same. So whoever counted before such an act cannot write any more, and after a
 * crash at any point either the comment is right or a mark is left for the sweep.
 */
@Injectable()
export class SignalCounter {
  private readonly sources = new Map<string, SignalSource>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();

  constructor(
    private readonly comments: CommentsRepository,
    private readonly events: EventBus,
    private readonly background: BackgroundWork,
    private readonly clock: Clock,
    private readonly followers: CommentFollowers,
  ) {}

  /** Numbers of sources that a process does not have stay as they are. */
  registerSource(source: SignalSource): void {
    this.sources.set(source.name, source);
    if (movesAlong(source)) this.followers.register(source);
  }

  /** Recounts after the answer. Should the process die first, the acts' marks are left to the sweep. */
  recountSoon(commentId: string): void {
    this.background.start('Counting signals', () => this.recount(commentId));
  }

  /**
   * Resolves when every act done before the call is counted. Calls for one comment share the work.
   *
   * @throws CONFLICT where the comment never keeps still
   */
  recount(commentId: string): Promise<void> {
    const current = this.running.get(commentId);
    if (current) {
      this.again.add(commentId);
      return current;
    }
    const work = this.work(commentId);
    this.running.set(commentId, work);
    return work;
  }

  /** Comments whose acts were not counted in good time. */
  async findLeftovers(before: Date, limit: number): Promise<string[]> {
    const found = await Promise.all([...this.sources.values()].map((source) => source.findLeftovers(before, limit)));
    return [...new Set(found.flat())];
  }

  private async work(commentId: string): Promise<void> {
    try {
      do {
        this.again.delete(commentId);
        while (await this.countBatch(commentId));
      } while (this.again.has(commentId));
    } finally {
      // In the same turn as the check above: a call in between would be promised work that nobody does.
      this.again.delete(commentId);
      this.running.delete(commentId);
    }
  }

  /** @returns whether there may be more marks */
  private async countBatch(commentId: string): Promise<boolean> {
    const marked = await Promise.all(
      [...this.sources.values()].map(async (source) => ({
        source,
        marks: await source.findUncounted(commentId, marksAtOnce),
      })),
    );
    const fresh = marked.filter(({ marks }) => marks.length > 0);
    await this.write(commentId, fresh.length > 0);
    await Promise.all(fresh.map(({ source, marks }) => source.clearUncounted(commentId, marks)));
    return fresh.some(({ marks }) => marks.length === marksAtOnce);
  }

  /** @param always whether to write also what is the same */
  private async write(commentId: string, always: boolean): Promise<void> {
    for (let attempt = 0; attempt < recountAttempts; attempt += 1) {
      const comment = await this.comments.findById(commentId);
      if (!comment || comment.deletedAt) return;
      const signals = await this.count(commentId, comment.signals, comment.decision?.decidedAt);
      if (!always && isDeepStrictEqual(signals, comment.signals)) return;
      const outcome = await this.comments.modify(commentId, this.clock.now(), (current) =>
        current.transition === comment.transition ? { signals } : undefined,
      );
      if (outcome?.changed) {
        // What was done in the moment of a move noted the story that the comment was leaving.
        if (outcome.comment.movedFrom) await this.followers.follow([commentId], outcome.comment);
        await this.events.emit(new CommentChanged(outcome.comment.storyId, outcome.comment.siteId));
        return;
      }
    }
    throw coreError('CONFLICT', { what: 'comment' });
  }

  private async count(commentId: string, before: SignalCounts, since: Date | undefined): Promise<SignalCounts> {
    const counts = await Promise.all([...this.sources.values()].map((source) => source.count(commentId, since)));
    return Object.assign({}, before, ...counts) as SignalCounts;
  }
}

function movesAlong(source: SignalSource): source is SignalSource & CommentFollower {
  return 'follow' in source;
}
