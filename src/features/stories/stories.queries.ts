import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { moderatedSites } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator, requireModeratorOf } from '../../core/context/require-role.js';
import { SettingsQueries } from '../settings/index.js';
import type { StoryChange } from './story-controls.js';
import { StoryControlsRepository } from './story-controls.repository.js';
import { type StoryFilter, StoryListsRepository, type StoryPosition } from './story-lists.repository.js';
import type { StoryMoments } from './story-state.js';
import { storyError } from './story.errors.js';
import { normaliseStoryUrl } from './story-url.js';
import type { Story } from './story.js';
import { type CountedStory, StoriesRepository } from './stories.repository.js';

/**
 * What posting a comment needs of its story. A story's site never changes; what moderators decide is felt within the
 * cache's time, in the process where they did at once.
 */
export interface StoryRules
  extends StoryMoments, Pick<Story, 'id' | 'siteId' | 'url' | 'mode' | 'slowModeSeconds' | 'settings'> {
  readonly section?: string | undefined;
  readonly language?: string | undefined;
}

export interface VisibleCounts {
  readonly byId: Map<string, number>;
  readonly byUrl: Map<string, number>;
}

const rulesCacheMs = 2_000;
const rulesCacheSize = 5_000;
/** Stories merged into stories that were merged: more than that is a mistake somewhere, and ends here. */
const longestChain = 5;

@Injectable()
export class StoriesQueries {
  private readonly rules = new Map<string, { readonly rules: StoryRules; readonly until: number }>();

  constructor(
    private readonly repository: StoriesRepository,
    private readonly lists: StoryListsRepository,
    private readonly controls: StoryControlsRepository,
    private readonly settings: SettingsQueries,
    private readonly clock: Clock,
  ) {}

  /** The story itself, also where it was merged into another. */
  byId(id: string): Promise<Story | undefined> {
    return this.repository.findById(id);
  }

  /** In the order of the ids; a story that is gone leaves a gap. One command. */
  async byIds(ids: readonly string[]): Promise<(Story | undefined)[]> {
    const found = new Map((await this.repository.findMany(ids)).map((story) => [story.id, story]));
    return ids.map((id) => found.get(id));
  }

  /** The story that has this one's comments now: itself, unless it was merged into another. */
  async followed(story: Story): Promise<Story> {
    let current = story;
    for (let step = 0; step < longestChain && current.mergedInto; step += 1) {
      const next = await this.repository.findById(current.mergedInto);
      if (!next) break;
      current = next;
    }
    return current;
  }

  /** The id of the story that has its comments now; as it is, where there is no such story. */
  async followedId(id: string): Promise<string> {
    const story = await this.repository.findById(id);
    return story ? (await this.followed(story)).id : id;
  }

  /**
   * How many comments readers can see under each of these stories, those merged elsewhere included; nothing where there is
   * no such story. One command, and one more for each step of a merge.
   *
   * @param urls canonical
   */
  async visibleCounts(ids: readonly string[], urls: readonly string[]): Promise<VisibleCounts> {
    const asked = await this.repository.findVisibleCounts(ids, urls);
    const known = new Map(asked.map((story) => [story.id, story]));
    let missing = mergesBeyond(known);
    for (let step = 0; step < longestChain && missing.length > 0; step += 1) {
      for (const story of await this.repository.findVisibleCounts(missing, [])) known.set(story.id, story);
      missing = mergesBeyond(known);
    }
    const counts: VisibleCounts = { byId: new Map(), byUrl: new Map() };
    for (const { id, url } of asked) {
      const visible = countFollowed(id, known);
      counts.byId.set(id, visible);
      counts.byUrl.set(url, Math.max(visible, counts.byUrl.get(url) ?? 0));
    }
    return counts;
  }

  /**
   * A story for its moderators, by id or else by its page's address; merges are followed.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, STORY_URL_INVALID
   */
  async moderated(ctx: RequestContext, id: string | undefined, url: string): Promise<Story | undefined> {
    requireModerator(ctx);
    const found = id ? await this.repository.findById(id) : await this.repository.findByUrl(normaliseStoryUrl(url));
    if (!found) return undefined;
    const story = await this.followed(found);
    requireModeratorOf(ctx, story.siteId);
    return story;
  }

  /**
   * Up to one story more than asked for, newest first, of the sites that the moderator is responsible for.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN for a site that they are not responsible for
   */
  async list(
    ctx: RequestContext,
    { siteId, ...filter }: Omit<StoryFilter, 'siteIds'> & { readonly siteId?: string | undefined },
    { first, after }: { readonly first: number; readonly after?: StoryPosition | undefined },
  ): Promise<Story[]> {
    requireModerator(ctx);
    if (siteId !== undefined) requireModeratorOf(ctx, siteId);
    const scope = siteId === undefined ? moderatedSites(ctx.actor) : [siteId];
    const siteIds = scope === 'all' ? undefined : scope;
    return this.lists.find({ ...filter, siteIds }, this.clock.now(), after, first + 1);
  }

  /** What was changed about each story, oldest first, in the order of the ids; the last 50 changes. One command. */
  histories(ids: readonly string[]): Promise<readonly StoryChange[][]> {
    return this.controls.findHistories(ids);
  }

  /** The same of many stories, fresh and without following merges, in one command; those that are gone are missing. */
  async rulesOfMany(ids: readonly string[]): Promise<Map<string, StoryRules>> {
    return new Map((await this.repository.findMany(ids)).map((story) => [story.id, rulesIn(story)]));
  }

  /** The rules of the story that takes this one's comments: itself, unless it was merged into another. */
  async rulesOf(id: string): Promise<StoryRules | undefined> {
    let rules = await this.ownRulesOf(id);
    for (let step = 0; step < longestChain && rules?.mergedInto; step += 1) {
      const next = await this.ownRulesOf(rules.mergedInto);
      if (!next) break;
      rules = next;
    }
    return rules;
  }

  /**
   * For what readers do to comments besides writing them.
   *
   * @throws STORY_READ_ONLY for a story that is archived
   */
  async assertNotArchived(id: string): Promise<void> {
    if ((await this.rulesOf(id))?.archivedAt) throw storyError('STORY_READ_ONLY');
  }

  /** The next post in this process sees the story as it is now. */
  forget(id: string): void {
    this.rules.delete(id);
  }

  private async ownRulesOf(id: string): Promise<StoryRules | undefined> {
    const now = this.clock.now().getTime();
    const cached = this.rules.get(id);
    if (cached && cached.until > now) return cached.rules;
    const story = await this.repository.findById(id);
    if (!story) return undefined;
    const rules = rulesIn(story);
    if (this.rules.size >= rulesCacheSize) this.rules.clear();
    this.rules.set(id, { rules, until: now + rulesCacheMs });
    return rules;
  }

  /** Whether readers are shown live what happens; where there is no such story, nobody has said that they are not. */
  async isLive(id: string): Promise<boolean> {
    const rules = await this.rulesOf(id);
    if (!rules) return true;
    return rules.settings.live ?? (await this.settings.storyDefaults(rules.siteId)).defaults.live;
  }

  /** Whether readers are told how many others are there; never where the story is not shown live. */
  async showsReaders(id: string): Promise<boolean> {
    const rules = await this.rulesOf(id);
    if (!rules || !(await this.isLive(id))) return false;
    return (await this.settings.storyDefaults(rules.siteId)).defaults.showReaders;
  }
}

function rulesIn(story: Story): StoryRules {
  const { metadata, log: _log, counts: _count, createdAt: _created, settingsVersion: _version, ...rules } = story;
  return { ...rules, section: metadata.section, language: metadata.language };
}

type CountedStories = ReadonlyMap<string, CountedStory>;

function mergesBeyond(known: CountedStories): string[] {
  return [...known.values()].flatMap(({ mergedInto }) => (mergedInto && !known.has(mergedInto) ? [mergedInto] : []));
}

function countFollowed(id: string, known: CountedStories): number {
  let story = known.get(id);
  for (let step = 0; step < longestChain && story?.mergedInto; step += 1) story = known.get(story.mergedInto) ?? story;
  return story?.visible ?? 0;
}
