import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Story } from './story.js';
import { StoriesRepository } from './stories.repository.js';

/** What posting a comment needs of its story. A story's site never changes; closing one is felt within the cache's time. */
export type StoryRules = Pick<Story, 'id' | 'siteId' | 'url' | 'closedAt'>;

const rulesCacheMs = 2_000;
const rulesCacheSize = 5_000;

@Injectable()
export class StoriesQueries {
  private readonly rules = new Map<string, { readonly rules: StoryRules; readonly until: number }>();

  constructor(
    private readonly repository: StoriesRepository,
    private readonly clock: Clock,
  ) {}

  byId(id: string): Promise<Story | undefined> {
    return this.repository.findById(id);
  }

  /** In the order of the ids; a story that is gone leaves a gap. One command. */
  async byIds(ids: readonly string[]): Promise<(Story | undefined)[]> {
    const found = new Map((await this.repository.findMany(ids)).map((story) => [story.id, story]));
    return ids.map((id) => found.get(id));
  }

  async rulesOf(id: string): Promise<StoryRules | undefined> {
    const now = this.clock.now().getTime();
    const cached = this.rules.get(id);
    if (cached && cached.until > now) return cached.rules;
    const rules = await this.repository.findById(id);
    if (!rules) return undefined;
    if (this.rules.size >= rulesCacheSize) this.rules.clear();
    this.rules.set(id, { rules, until: now + rulesCacheMs });
    return rules;
  }
}
