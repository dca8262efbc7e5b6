import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BackgroundWork } from '../../core/events/background-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import { ReadCache } from '../../core/graphql/reads/read-cache.js';
import { JobQueue } from '../../core/queue/job-queue.js';
import { StoryChanged, StoryCreated, StoryDescribed } from './story.events.js';
import { scrapeStory } from './story.jobs.js';
import { StoryOutbox } from './story-outbox.js';
import { storyTag } from './story.js';

@Injectable()
export class StoryListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly jobs: JobQueue,
    private readonly background: BackgroundWork,
    private readonly reads: ReadCache,
    private readonly outbox: StoryOutbox,
  ) {}

  onModuleInit(): void {
    this.events.on(StoryCreated, ({ storyId }) =>
      this.background.start('Enqueuing story.scrape', () => this.jobs.add(scrapeStory, { storyId })),
    );
    this.events.on(StoryChanged, ({ storyId }) => this.outbox.settleSoon(storyId));
    this.events.on(StoryDescribed, ({ storyId }) => this.reads.invalidate(storyTag(storyId)));
  }
}
