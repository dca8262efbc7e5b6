import { Injectable } from '@nestjs/common';
import { EventBus } from '../../../core/events/event-bus.js';
import { PubSub } from '../../../core/pubsub/pubsub.js';
import { type ChangeKind, type LogEntry, StoriesRepository } from '../../stories/index.js';
import { addCounts, countDelta, type Counted, countsFor, isShown, queuesOf } from '../comment.js';
import { AnsweredQuestions } from '../answers/answered-questions.js';
import { StoryLogAdvanced, StorySettled } from '../comment.events.js';
import { storyChanged } from '../comment.topics.js';
import { SharedCounters } from './shared-counters.js';
import { SettlementsRepository, type Unsettled } from './settlements.repository.js';

const batchSize = 200;

/**
 * Brings counters and the live log up to the comments, without transactions (ARCHITECTURE section 2).
 *
 * A write that changes what others see of a comment raises its `transition` and marks it `unsettled`. The settler takes
 * a story's marked comments as a batch: it (1) gives each change the next number and counts it, in one compare-and-set
 * on the story that also stores the batch; (2) writes number and counted state to the comments, clears their marks and
 * adds up reply counts; (3) adds the changes to the counters of site and authors; (4) marks questions that were answered
 * by it, a change for the next batch; (5) announces them; (6) clears the stored batch. Each step can be done twice
 * without harm, and the next batch cannot begin before step 6: whoever finds a stored batch, after a crash or in a race, finishes it first. So every change is counted once, numbers have no gaps,
 * and once no mark is left the counters equal the comments.
 */
@Injectable()
export class Settler {
  private readonly running = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();

  constructor(
    private readonly stories: StoriesRepository,
    private readonly settlements: SettlementsRepository,
    private readonly counters: SharedCounters,
    private readonly answers: AnsweredQuestions,
    private readonly pubsub: PubSub,
    private readonly events: EventBus,
  ) {}

  /** Resolves when every change made before the call is counted and announced. Calls for one story share the work. */
  settle(storyId: string, siteId: string): Promise<void> {
    const current = this.running.get(storyId);
    if (current) {
      this.again.add(storyId);
      return current;
    }
    const work = this.work(storyId, siteId);
    this.running.set(storyId, work);
    return work;
  }

  private async work(storyId: string, siteId: string): Promise<void> {
    try {
      do {
        this.again.delete(storyId);
        while (await this.settleBatch(storyId, siteId));
      } while (this.again.has(storyId));
    } finally {
      // In the same turn as the check above: a call in between would be promised work that nobody does.
      this.running.delete(storyId);
    }
  }

  /** @returns whether there may be more to do */
  private async settleBatch(storyId: string, siteId: string): Promise<boolean> {
    const log = await this.stories.findLog(storyId);
    if (!log) return false;
    if (log.pending.length > 0) {
      await this.finish(storyId, siteId, log.pending);
      return true;
    }
    const unsettled = await this.settlements.findUnsettled(storyId, batchSize);
    if (unsettled.length === 0) return false;
    const entries = unsettled.map((comment, index) => entryFor(comment, log.seq + index + 1));
    const delta = entries.reduce<Counted>((sum, entry) => addCounts(sum, entry.delta), {});
    if (await this.stories.beginBatch(storyId, log.seq, entries, delta)) await this.finish(storyId, siteId, entries);
    return true;
  }

  private async finish(storyId: string, siteId: string, entries: readonly LogEntry[]): Promise<void> {
    await this.settlements.apply(storyId, entries);
    await this.counters.apply(storyId, siteId, entries);
    await this.answers.follow(storyId, entries);
    await this.announce(storyId, entries);
    // While the batch is still stored: after a crash here somebody finishes it, and tells once more.
    await this.events.emit(new StorySettled(storyId, siteId, entries));
    await this.stories.endBatch(storyId, entries.at(-1)!.seq);
    await this.events.emit(new StoryLogAdvanced(storyId));
  }

  /** Redis may be away: live clients then catch up by the numbers, and settling goes on. */
  private async announce(storyId: string, entries: readonly LogEntry[]): Promise<void> {
    const { seq } = entries.at(-1)!;
    await this.pubsub.publish(storyChanged, { storyId, seq }).catch(() => undefined);
  }
}

function entryFor(comment: Unsettled, seq: number): LogEntry {
  const { id, parentId, authorId, transition, settled, status } = comment;
  const counted = countsFor(comment);
  return {
    seq,
    commentId: id,
    authorId,
    transition,
    from: settled.status === null ? null : { status: settled.status, queues: settled.queues },
    to: { status, queues: queuesOf(comment) },
    counted,
    delta: countDelta(settled.counted, counted),
    kind: kindOf(comment),
    ...(parentId ? { parentId } : {}),
  };
}

function kindOf(comment: Unsettled): ChangeKind {
  const wasShown = comment.settled.counted['visible'] === 1;
  if (isShown(comment)) return wasShown ? 'UPDATED' : 'ENTERED';
  return wasShown ? 'LEFT' : 'HELD';
}
