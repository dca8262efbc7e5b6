import type { StoryMode } from '../settings/index.js';
import type { StorySettings } from './story-settings.js';
import type { Story } from './story.js';

/** What was done to a story; CREATED is how it was before anybody did anything. */
export const storyActions = [
  'CREATED',
  'SETTINGS_CHANGED',
  'EXPERTS_CHANGED',
  'MODE_CHANGED',
  'SCHEDULED',
  'CLOSED',
  'REOPENED',
  'ARCHIVED',
  'UNARCHIVED',
  'RESTORED',
] as const;
export type StoryAction = (typeof storyActions)[number];

/** Everything about a story that moderators decide. */
export interface StoryControls {
  readonly settings: StorySettings;
  readonly mode: StoryMode;
  readonly slowModeSeconds: number;
  readonly opensAt?: Date | undefined;
  readonly closesAt?: Date | undefined;
  readonly autoCloseAt?: Date | undefined;
  readonly closedAt?: Date | undefined;
  readonly archivedAt?: Date | undefined;
}

/** One change of a story: who, when, what, and how the story was afterwards. */
export interface StoryChange {
  readonly version: number;
  readonly action: StoryAction;
  /** A person's id, or `system:` and what acted. */
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly controls: StoryControls;
  readonly restoredFrom?: number;
}

/** As many changes as a story remembers. */
export const longestHistory = 50;

export function controlsOf(story: StoryControls): StoryControls {
  const { settings, mode, slowModeSeconds, opensAt, closesAt, autoCloseAt, closedAt, archivedAt } = story;
  return { settings, mode, slowModeSeconds, opensAt, closesAt, autoCloseAt, closedAt, archivedAt };
}

/** Ends the discussion now; a story that a moderator ended before keeps that moment. */
export function closed(story: Story, now: Date): StoryControls {
  return { ...controlsOf(story), closedAt: story.closedAt && story.closedAt <= now ? story.closedAt : now };
}

/** Takes away whatever keeps the story from taking comments now; an end that is still to come stays. */
export function reopened(story: Story, now: Date): StoryControls {
  const isToCome = (moment: Date | undefined) => (moment && moment > now ? moment : undefined);
  const opensAt = story.opensAt && story.opensAt <= now ? story.opensAt : undefined;
  const { closesAt, autoCloseAt } = story;
  const ends = { closesAt: isToCome(closesAt), autoCloseAt: isToCome(autoCloseAt) };
  return { ...controlsOf(story), opensAt, ...ends, closedAt: undefined };
}

/**
 * Opens and ends the discussion at these moments. Who says when it opens takes back an earlier closing; a story's age
 * counts from its opening.
 */
export function scheduled(story: Story, opensAt: Date | undefined, closesAt: Date | undefined): StoryControls {
  const startOf = (opening: Date | undefined) => Math.max(opening?.getTime() ?? 0, story.createdAt.getTime());
  const later = startOf(opensAt) - startOf(story.opensAt);
  const autoCloseAt = story.autoCloseAt && new Date(story.autoCloseAt.getTime() + later);
  const closedAt = opensAt ? undefined : story.closedAt;
  return { ...controlsOf(story), opensAt, closesAt, autoCloseAt, closedAt };
}
