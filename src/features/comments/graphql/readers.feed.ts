import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../core/clock/clock.js';
import { everyone, type LiveEvent, type LiveFeed } from '../../../core/graphql/live/live-feed.js';
import { LiveFeeds } from '../../../core/graphql/live/live-feeds.js';
import { LiveHub } from '../../../core/graphql/live/live-hub.js';
import { StoryReaders } from '../readers/story-readers.js';
import { StreamEvents } from '../stream-events.js';
import type { StoryReadersModel } from './readers.models.js';

interface ReadersArgs {
  readonly storyID: string;
}

interface ReadersEvent extends LiveEvent {
  readonly count: number | null;
}

type Push = (event: ReadersEvent) => void;

const beatMs = 10_000;
const argsShape = z.object({ storyID: z.string().max(64) });

/**
 * "12 reading now". Whoever follows a story's changes counts as reading it, over whatever transport. At each beat this
 * process reports how many it has of every story, and tells those who watch what all processes have, if it has changed.
 */
@Injectable()
export class ReadersFeed implements LiveFeed<ReadersArgs, ReadersEvent>, OnModuleInit, BeforeApplicationShutdown {
  readonly field = 'storyReaders';
  private readonly watchers = new Map<string, Push>();
  private told = new Map<string, number | null>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly feeds: LiveFeeds,
    private readonly hub: LiveHub,
    private readonly readers: StoryReaders,
    private readonly stream: StreamEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.feeds.register('public', this);
    this.timer = setInterval(() => void this.beat(), beatMs).unref();
  }

  /** Takes back what this process had, while its clients are being sent to others. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([...this.told.keys()].map((storyId) => this.readers.report(storyId, 0)));
  }

  /** Reports what this process has and tells what has changed. */
  async beat(): Promise<void> {
    const counts = this.hub.audiences('public', 'streamChanged');
    const before = this.told;
    this.told = new Map();
    const gone = [...before.keys()].filter((storyId) => !counts.has(storyId));
    await Promise.all([
      ...gone.map((storyId) => this.readers.report(storyId, 0)),
      ...[...counts].map(async ([storyId, count]) => {
        const shown = await this.readers.report(storyId, count);
        this.told.set(storyId, shown);
        if (shown !== (before.get(storyId) ?? null)) this.watchers.get(storyId)?.(this.event(storyId, shown));
      }),
    ]);
  }

  parseArgs(args: unknown): ReadersArgs {
    return argsShape.parse(args);
  }

  keyOf({ storyID }: ReadersArgs): string {
    return storyID;
  }

  authorize(_ctx: unknown, { storyID }: ReadersArgs): Promise<void> {
    return this.stream.assertLive(storyID);
  }

  async open({ storyID }: ReadersArgs, push: Push): Promise<() => Promise<void>> {
    this.watchers.set(storyID, push);
    return async () => {
      if (this.watchers.get(storyID) === push) this.watchers.delete(storyID);
    };
  }

  /** What is told just now, where the client knows something else. */
  async replay({ storyID }: ReadersArgs, after: string): Promise<readonly ReadersEvent[]> {
    if (!this.told.has(storyID)) this.told.set(storyID, await this.readers.shown(storyID));
    const event = this.event(storyID, this.told.get(storyID) ?? null);
    return event.id === after ? [] : [event];
  }

  audienceOf(): string {
    return everyone;
  }

  rootValue({ id: eventID, count }: ReadersEvent): StoryReadersModel {
    return { eventID, count };
  }

  private event(storyId: string, count: number | null): ReadersEvent {
    return { id: String(count ?? 0), subject: storyId, version: this.clock.now().getTime(), count };
  }
}
