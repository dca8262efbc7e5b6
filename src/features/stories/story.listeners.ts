import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BackgroundWork } from '../../core/events/background-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import { JobQueue } from '../../core/queue/job-queue.js';
import { StoryCreated } from './story.events.js';
import { scrapeStory } from './story.jobs.js';

@Injectable()
export class StoryListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly jobs: JobQueue,
    private readonly background: BackgroundWork,
  ) {}

  onModuleInit(): void {
    this.events.on(StoryCreated, ({ storyId }) =>
      this.background.start('Enqueuing story.scrape', () => this.jobs.add(scrapeStory, { storyId })),
    );
  }
}
