import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { JobQueue } from '../../../core/queue/job-queue.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { StoriesRepository } from '../stories.repository.js';
import { scrapeStory } from '../story.jobs.js';

const graceMs = 60_000;
const batchSize = 500;

/** Enqueues again what was marked as waiting but never done: the enqueue, or all of Redis, was lost. */
@Injectable()
export class ScrapeSweep implements OnModuleInit {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly jobs: JobQueue,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'story.scrape sweep', everySeconds: 60, run: () => this.run() });
  }

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - graceMs);
    for (const storyId of await this.stories.findWaitingForScrape(before, batchSize)) {
      await this.jobs.add(scrapeStory, { storyId });
    }
  }
}
