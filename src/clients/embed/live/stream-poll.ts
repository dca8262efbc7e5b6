import { codeOf } from '../../shared/client-error.js';
import { readOperation } from '../../shared/graphql-read.js';
import { type StoryChangesResult } from '../generated/operations.js';
import { StoryChanges } from '../generated/story-changes.js';

export type PolledStory = NonNullable<StoryChangesResult['story']>;

export interface PollOptions {
  /** Of the public GraphQL endpoint. */
  readonly url: string;
  readonly storyID: string;
  /** The last event that is known. */
  readonly after: () => string;
  readonly next: (story: PolledStory) => void;
  /** What could not be read; `BAD_CURSOR` where what is known is too old. */
  readonly error: (code: string) => void;
  readonly read?: typeof readOperation;
  readonly random?: () => number;
}

const longestPaceMs = 120_000;
/** Further behind, the page is better read anew. */
const mostPages = 6;

/** Asks what is new, again and again, while nothing else brings it: cacheable reads, so that many may ask. */
export class StreamPoll {
  private paceMs = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: PollOptions) {}

  /** Asks about so often from now on; 0 for never. */
  every(paceMs: number): void {
    if (paceMs === this.paceMs) return;
    this.paceMs = paceMs;
    this.failures = 0;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.paceMs === 0) return;
    const random = (this.options.random ?? Math.random)();
    const grown = Math.min(longestPaceMs, this.paceMs * 2 ** this.failures);
    this.timer = setTimeout(() => void this.ask(), grown * (0.75 + random / 2));
  }

  private async ask(): Promise<void> {
    if (document.visibilityState !== 'hidden') await this.readAll();
    this.schedule();
  }

  private async readAll(): Promise<void> {
    const { url, storyID, after, next, error, read = readOperation } = this.options;
    try {
      for (let page = 0; page < mostPages; page++) {
        const { story } = await read(url, StoryChanges, { id: storyID, after: after() });
        if (this.paceMs === 0 || !story) return;
        next(story);
        this.failures = 0;
        if (!story.changes.hasMore) return;
      }
      error('BAD_CURSOR');
    } catch (failure) {
      this.failures++;
      if (this.paceMs > 0) error(codeOf(failure));
    }
  }
}
