import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BackgroundWork } from '../../core/events/background-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import { ReadCache } from '../../core/graphql/reads/read-cache.js';
import { JobQueue } from '../../core/queue/job-queue.js';
import { storyTag } from '../stories/index.js';
import {
  CommentAwaitsReview,
  CommentChanged,
  CommentDecided,
  SpamFeedbackOwed,
  StoryLogAdvanced,
  StorySettled,
} from './comment.events.js';
import { reviewComment, tellSpamService } from './comment.jobs.js';
import { CommentOutbox } from './comment-outbox.js';
import { SignalCounter } from './signals/signal-counter.js';
import { Settler } from './settle/settler.js';

/** What follows a write without delaying its answer; marks in Mongo and sweeps make up for a crash in between. */
@Injectable()
export class CommentListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly background: BackgroundWork,
    private readonly settler: Settler,
    private readonly outbox: CommentOutbox,
    private readonly signals: SignalCounter,
    private readonly jobs: JobQueue,
    private readonly reads: ReadCache,
  ) {}

  onModuleInit(): void {
    this.events.on(CommentChanged, ({ storyId, siteId }) =>
      this.background.start('Settling a story', () => this.settler.settle(storyId, siteId)),
    );
    this.events.on(CommentDecided, ({ commentId }) => this.outbox.settleSoon(commentId));
    this.events.on(SpamFeedbackOwed, ({ commentId, since }) =>
      this.background.start('Enqueuing spam.tell', () =>
        this.jobs.add(tellSpamService, { commentId, since: since.getTime() }),
      ),
    );
    // Twice: a read between the two shows the story as it was before the batch, log number included.
    this.events.on(StorySettled, ({ storyId }) => this.reads.invalidate(storyTag(storyId)));
    this.events.on(StoryLogAdvanced, ({ storyId }) => this.reads.invalidate(storyTag(storyId)));
    // Which reports are open depends on the decision in force: made, taken back, or overtaken by a new text.
    this.events.on(CommentDecided, ({ commentId }) => this.signals.recountSoon(commentId));
    this.events.on(CommentAwaitsReview, ({ commentId, revision }) => {
      if (revision > 0) this.signals.recountSoon(commentId);
    });
    this.events.on(CommentAwaitsReview, ({ commentId, revision }) =>
      this.background.start('Enqueuing comment.review', () => this.jobs.add(reviewComment, { commentId, revision })),
    );
  }
}
