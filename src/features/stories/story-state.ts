import type { Story } from './story.js';

export const storyStates = ['OPEN', 'NOT_YET_OPEN', 'CLOSED', 'ARCHIVED'] as const;
export type StoryStateName = (typeof storyStates)[number];

/** AGE: closed by itself after its site's number of days. MERGED: the discussion goes on elsewhere. */
export const storyStateReasons = ['MODERATOR', 'SCHEDULE', 'AGE', 'MERGED', 'ARCHIVED'] as const;
export type StoryStateReason = (typeof storyStateReasons)[number];

/** What decides whether a story takes comments. */
export type StoryMoments = Pick<
  Story,
  'opensAt' | 'closesAt' | 'autoCloseAt' | 'closedAt' | 'archivedAt' | 'mergedInto'
>;

export interface StoryState {
  readonly state: StoryStateName;
  readonly reason?: StoryStateReason;
  /** Since when it is so; of a story that is not yet open, until when. */
  readonly at?: Date | undefined;
}

/** Whether a story takes comments at this moment, and if not, why. */
export function storyState(story: StoryMoments, now: Date): StoryState {
  const { archivedAt, mergedInto, closedAt, opensAt, closesAt, autoCloseAt } = story;
  if (archivedAt) return { state: 'ARCHIVED', reason: 'ARCHIVED', at: archivedAt };
  if (mergedInto) return { state: 'CLOSED', reason: 'MERGED' };
  if (closedAt && closedAt <= now) return { state: 'CLOSED', reason: 'MODERATOR', at: closedAt };
  if (opensAt && opensAt > now) return { state: 'NOT_YET_OPEN', reason: 'SCHEDULE', at: opensAt };
  if (closesAt && closesAt <= now) return { state: 'CLOSED', reason: 'SCHEDULE', at: closesAt };
  if (!closesAt && autoCloseAt && autoCloseAt <= now) return { state: 'CLOSED', reason: 'AGE', at: autoCloseAt };
  return { state: 'OPEN' };
}

/** Whether a story takes no comments, for whatever reason. */
export function isClosed(story: StoryMoments, now: Date): boolean {
  return storyState(story, now).state !== 'OPEN';
}

/** When the discussion ends if nobody does anything; undefined for never. */
export function endOf({ closesAt, autoCloseAt }: StoryMoments): Date | undefined {
  return closesAt ?? autoCloseAt;
}

/** When time alone will change the story's state next; undefined where it will not. */
export function nextStateChange(story: StoryMoments, now: Date): Date | undefined {
  const { state } = storyState(story, now);
  if (state === 'NOT_YET_OPEN') return story.opensAt;
  return state === 'OPEN' ? endOf(story) : undefined;
}
