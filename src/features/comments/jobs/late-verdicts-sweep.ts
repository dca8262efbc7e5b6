import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { CommentsRepository } from '../comments.repository.js';
import { SlowReview } from '../review/slow-review.service.js';

const patienceMs = 24 * 60 * 60 * 1000;
const batchSize = 500;

/** Stops waiting for verdicts that nobody sends: moderators decide instead. */
@Injectable()
export class LateVerdictsSweep implements OnModuleInit {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly review: SlowReview,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'late verdicts sweep', everySeconds: 300, run: () => this.giveUp() });
  }

  async giveUp(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - patienceMs);
    for (const { commentId, revision, awaits } of await this.comments.findAwaitingVerdicts(before, batchSize)) {
      for (const stage of awaits) {
        const detail = 'This check was not completed within a day, so a moderator looks at the comment.';
        const reason = { stage, ruleVersion: 'none', code: 'STAGE_FAILED', effect: 'HELD', detail } as const;
        await this.review.answered(commentId, revision, stage, [reason]);
      }
    }
  }
}
