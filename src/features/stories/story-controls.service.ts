import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { actorIdOf } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator, requireModeratorOf } from '../../core/context/require-role.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { applyChange, type SettingsChange, settingsError, type StoryMode } from '../settings/index.js';
import { UsersQueries } from '../users/index.js';
import { StoriesQueries } from './stories.queries.js';
import { StoriesRepository } from './stories.repository.js';
import {
  closed,
  controlsOf,
  reopened,
  scheduled,
  type StoryAction,
  type StoryChange,
  type StoryControls,
} from './story-controls.js';
import { StoryControlsRepository } from './story-controls.repository.js';
import { storyRecord } from './story-record.js';
import { storyError } from './story.errors.js';
import { StoryChanged, StoryDescribed } from './story.events.js';
import { storySettings, type StorySettings } from './story-settings.js';
import type { Story } from './story.js';

/** Refuses the change where the story has another version by now; without it the change applies to what is there. */
export interface StoryChangeOptions {
  readonly expectedVersion?: number | undefined;
}

type Next = (story: Story, now: Date) => StoryControls | Promise<StoryControls>;

const longestSlowMode = 3_600;
/** Somebody else may be first, but hardly again and again. */
const attempts = 5;

/**
 * What moderators decide about a story. Each change is one write with its line in the story's history; posting notices
 * within two seconds, readers at once. All methods throw UNAUTHENTICATED, FORBIDDEN (also for a story of a site that
 * the moderator is not responsible for), NOT_FOUND, CONFLICT; all but `unarchive` throw STORY_ARCHIVED.
 */
@Injectable()
export class StoryControlsService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly controls: StoryControlsRepository,
    private readonly queries: StoriesQueries,
    private readonly users: UsersQueries,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** Ends the discussion: what is there stays, nothing new comes. */
  close(ctx: RequestContext, storyId: string): Promise<Story> {
    return this.change(ctx, storyId, 'CLOSED', closed);
  }

  /** Takes comments from now on, whatever ended the discussion or was to begin it later. */
  reopen(ctx: RequestContext, storyId: string): Promise<Story> {
    return this.change(ctx, storyId, 'REOPENED', reopened);
  }

  /**
   * Says when the discussion begins and ends; undefined takes the moment back.
   *
   * @throws BAD_INPUT for an end that has passed or comes before the beginning
   */
  schedule(
    ctx: RequestContext,
    storyId: string,
    { opensAt, closesAt }: { readonly opensAt?: Date | undefined; readonly closesAt?: Date | undefined },
  ): Promise<Story> {
    return this.change(ctx, storyId, 'SCHEDULED', (story, now) => {
      if (closesAt && closesAt <= now) throw badInput('closesAt is in the past: close the story instead.');
      if (opensAt && closesAt && closesAt <= opensAt) throw badInput('closesAt has to come after opensAt.');
      return scheduled(story, opensAt, closesAt);
    });
  }

  /**
   * Changes what is named; `null` gives a setting back to the story's site.
   *
   * @throws BAD_INPUT with every invalid path
   */
  updateSettings(
    ctx: RequestContext,
    storyId: string,
    change: SettingsChange<Omit<StorySettings, 'expertIds'>>,
    options: StoryChangeOptions = {},
  ): Promise<Story> {
    const next: Next = (story) => withSettings(story, applyChange(story.settings, story.settings, change));
    return this.change(ctx, storyId, 'SETTINGS_CHANGED', next, options);
  }

  /**
   * Whose answers count in a QA.
   *
   * @throws BAD_INPUT for more than 50, or for somebody who does not exist
   */
  setExperts(ctx: RequestContext, storyId: string, userIds: readonly string[]): Promise<Story> {
    return this.change(ctx, storyId, 'EXPERTS_CHANGED', async (story) => {
      const expertIds = [...new Set(userIds)];
      const next = withSettings(story, { ...story.settings, expertIds });
      const people = await this.users.byIds(expertIds);
      const unknown = expertIds.filter((_id, index) => !people[index]);
      if (unknown.length > 0) throw badInput(`There is nobody with the id ${unknown.join(', ')}.`);
      return next;
    });
  }

  /**
   * @param slowModeSeconds between two comments of a person in a CHAT, 0 to 3,600
   * @throws BAD_INPUT
   */
  setMode(ctx: RequestContext, storyId: string, mode: StoryMode, slowModeSeconds = 0): Promise<Story> {
    return this.change(ctx, storyId, 'MODE_CHANGED', (story) => {
      if (slowModeSeconds < 0 || slowModeSeconds > longestSlowMode) {
        throw badInput(`slowModeSeconds is between 0 and ${longestSlowMode}.`);
      }
      if (slowModeSeconds > 0 && mode !== 'CHAT') throw badInput('Only a CHAT has a slow mode.');
      return { ...controlsOf(story), mode, slowModeSeconds };
    });
  }

  /** Makes the story one that can only be read; its comments and counts stay. */
  archive(ctx: RequestContext, storyId: string): Promise<Story> {
    return this.change(ctx, storyId, 'ARCHIVED', (story, now) => ({ ...controlsOf(story), archivedAt: now }));
  }

  /** Gives the story back the state that it had before it was archived. */
  unarchive(ctx: RequestContext, storyId: string): Promise<Story> {
    return this.change(ctx, storyId, 'UNARCHIVED', (story) => ({ ...controlsOf(story), archivedAt: undefined }));
  }

  /**
   * Makes everything as it was after an older change that the history still has.
   *
   * @throws NOT_FOUND also for a version that is forgotten
   */
  async restore(
    ctx: RequestContext,
    storyId: string,
    version: number,
    options: StoryChangeOptions = {},
  ): Promise<Story> {
    const next: Next = async (story) => {
      const [history] = await this.controls.findHistories([storyId]);
      const old = history!.find((change) => change.version === version);
      if (!old) throw coreError('NOT_FOUND', { what: 'version of this story' });
      return { ...controlsOf(old.controls), archivedAt: story.archivedAt };
    };
    return this.change(ctx, storyId, 'RESTORED', next, { ...options, restoredFrom: version });
  }

  private async change(
    ctx: RequestContext,
    storyId: string,
    action: StoryAction,
    next: Next,
    { expectedVersion, restoredFrom }: StoryChangeOptions & { readonly restoredFrom?: number } = {},
  ): Promise<Story> {
    requireModerator(ctx);
    const changedBy = actorIdOf(ctx.actor);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const story = await this.stories.findById(storyId);
      if (!story) throw coreError('NOT_FOUND', { what: 'story' });
      requireModeratorOf(ctx, story.siteId);
      const version = story.settingsVersion;
      if (expectedVersion !== undefined && expectedVersion !== version) throw settingsError('CONFLICT', { version });
      if (story.archivedAt && action !== 'UNARCHIVED' && action !== 'ARCHIVED') throw storyError('STORY_ARCHIVED');
      if (story.archivedAt && action === 'ARCHIVED') return story;

      const now = this.clock.now();
      const controls = await next(story, now);
      if (isSame(controls, controlsOf(story))) return story;
      const change: StoryChange = {
        version: version + 1,
        action,
        changedBy,
        changedAt: now,
        controls,
        ...(restoredFrom === undefined ? {} : { restoredFrom }),
      };
      const changes = version === 0 ? [beginningOf(story), change] : [change];
      const changed = await this.controls.change(storyId, version, changes, storyRecord(story, change));
      if (changed) return this.announce(changed, change);
    }
    throw coreError('UNAVAILABLE');
  }

  private async announce(story: Story, { action, version, changedBy }: StoryChange): Promise<Story> {
    this.queries.forget(story.id);
    await this.events.emit(new StoryDescribed(story.id));
    await this.events.emit(new StoryChanged(story.id, story.siteId, action, version, changedBy));
    return story;
  }
}

/** How a story was before anybody changed it: the first line of its history, so that there is a way back to it. */
function beginningOf(story: Story): StoryChange {
  const { createdAt } = story;
  const changedBy = 'system:stories';
  return { version: 0, action: 'CREATED', changedBy, changedAt: createdAt, controls: controlsOf(story) };
}

function withSettings(story: Story, settings: Readonly<Record<string, unknown>>): StoryControls {
  return { ...controlsOf(story), settings: storySettings.validate(settings) };
}

function isSame(one: StoryControls, other: StoryControls): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function badInput(problem: string) {
  return coreError('BAD_INPUT', { problem });
}
