import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { JobQueue } from '../../../core/queue/job-queue.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { tellSpamService } from '../comment.jobs.js';
import { SpamFeedbackRepository } from '../review/spam-feedback.repository.js';

const graceMs = 60_000;
const batchSize = 500;

/** Enqueues what was to be told to a spam service and never was, and forgets who sent texts that are old enough. */
@Injectable()
export class SpamFeedbackSweep implements OnModuleInit {
  constructor(
    private readonly repository: SpamFeedbackRepository,
    private readonly jobs: JobQueue,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'spam.tell sweep', everySeconds: 60, run: () => this.enqueueLost() });
    this.scheduler.every({ name: 'kept senders sweep', everySeconds: 300, run: () => this.forgetSenders() });
  }

  async enqueueLost(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - graceMs);
    for (const { commentId, since } of await this.repository.findOwed(before, batchSize)) {
      await this.jobs.add(tellSpamService, { commentId, since: since.getTime() });
    }
  }

  async forgetSenders(): Promise<void> {
    await this.repository.forgetSenders(this.clock.now());
  }
}
