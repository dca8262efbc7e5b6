import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { JobQueue } from '../../../core/queue/job-queue.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { StoriesQueries, StoriesRepository } from '../../stories/index.js';
import { reviewComment } from '../comment.jobs.js';
import { CommentsRepository } from '../comments.repository.js';
import { Settler } from '../settle/settler.js';
import { SettlementsRepository } from '../settle/settlements.repository.js';

/** Older marks than this are left over from a process that died between its write and what follows it. */
const settleGraceMs = 5_000;
const reviewGraceMs = 60_000;
const batchSize = 500;

/** Finishes what was marked but not done: changes not yet counted, reviews never enqueued. */
@Injectable()
export class CommentsSweep implements OnModuleInit {
  private readonly logger = new Logger(CommentsSweep.name);

  constructor(
    private readonly comments: CommentsRepository,
    private readonly settlements: SettlementsRepository,
    private readonly stories: StoriesRepository,
    private readonly storyQueries: StoriesQueries,
    private readonly settler: Settler,
    private readonly jobs: JobQueue,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'comment settling sweep', everySeconds: 15, run: () => this.settleLeftovers() });
    this.scheduler.every({ name: 'comment.review sweep', everySeconds: 30, run: () => this.enqueueLostReviews() });
  }

  async settleLeftovers(): Promise<void> {
    const marked = await this.settlements.findStoriesWithUnsettled(this.before(settleGraceMs), batchSize);
    const unfinished = await this.stories.findUnfinished(batchSize);
    const stories = await this.storyQueries.byIds([...new Set([...marked, ...unfinished])]);
    for (const story of stories) {
      // One story that cannot be settled must not keep the others waiting.
      if (story)
        await this.settler
          .settle(story.id, story.siteId)
          .catch((error: unknown) => this.report(`Story ${story.id}`, error));
    }
  }

  async enqueueLostReviews(): Promise<void> {
    for (const review of await this.comments.findWaitingForReview(this.before(reviewGraceMs), batchSize)) {
      await this.jobs.add(reviewComment, review);
    }
  }

  private report(what: string, error: unknown): void {
    this.logger.error(`${what} could not be settled`, error instanceof Error ? error.stack : String(error));
  }

  private before(graceMs: number): Date {
    return new Date(this.clock.now().getTime() - graceMs);
  }
}
