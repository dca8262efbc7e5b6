import { Injectable } from '@nestjs/common';
import { ProcessTallies } from '../../../core/redis/process-tallies.js';
import { StoriesQueries } from '../../stories/index.js';
import { shownReaders } from './shown-readers.js';

const tally = 'story-readers';

/**
 * How many have a story open just now, over all processes: live connections are counted, nobody is recognised. Who has
 * two tabs is two; who only polls is not counted.
 */
@Injectable()
export class StoryReaders {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly tallies: ProcessTallies,
  ) {}

  /** What readers are told; null where that is nothing, also while Redis is away. */
  async shown(storyId: string): Promise<number | null> {
    return this.toldOf(storyId, () => this.tallies.total(tally, storyId));
  }

  /** Says how many this process has, and returns what readers are told of all. To be renewed well within 30 s. */
  async report(storyId: string, count: number): Promise<number | null> {
    return this.toldOf(storyId, () => this.tallies.report(tally, storyId, count));
  }

  private async toldOf(storyId: string, count: () => Promise<number>): Promise<number | null> {
    try {
      if (!(await this.stories.showsReaders(storyId))) return null;
      return shownReaders(await count());
    } catch {
      // A number that may be wrong is worse than none.
      return null;
    }
  }
}
