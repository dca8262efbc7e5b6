import type { StoryMode } from '../settings/index.js';
import type { ArticleMetadata } from './scrape/parse-article.js';
import type { StorySettings } from './story-settings.js';

/** What happened to a comment, as a reader of the stream sees it; HELD changes nothing a reader sees. */
export type ChangeKind = 'ENTERED' | 'UPDATED' | 'LEFT' | 'HELD';

/** One comment's change in a story's log: the next number, and what the counters make of it. */
export interface LogEntry {
  /** Numbers a story's changes without a gap; what a live client names when it reconnects. */
  readonly seq: number;
  readonly commentId: string;
  readonly parentId?: string;
  readonly authorId: string;
  /** Which of the comment's changes this entry accounts for. */
  readonly transition: number;
  /** `null` for a comment that nobody has counted before. */
  readonly from: LogPlace | null;
  readonly to: LogPlace;
  /** What the counters hold on account of this comment from now on, and by how much that is more than before. */
  readonly counted: Counts;
  readonly delta: Counts;
  readonly kind: ChangeKind;
}

/** Where a comment stood or stands: its status and the moderation queues it is in. */
export interface LogPlace {
  readonly status: string;
  readonly queues: readonly string[];
}

/** Numbers by name; a name that is absent counts 0. */
export type Counts = Readonly<Record<string, number>>;

/** A page that carries comments. */
export interface Story {
  readonly id: string;
  readonly siteId: string;
  /** Canonical, see `normaliseStoryUrl`. */
  readonly url: string;
  readonly metadata: Partial<Omit<ArticleMetadata, 'canonicalUrl'>>;
  /** What moderators said for this story alone; whatever is missing is as at its site. */
  readonly settings: StorySettings;
  readonly mode: StoryMode;
  /** Seconds between two comments of a person, in a CHAT; 0 for no wait. */
  readonly slowModeSeconds: number;
  /** When the discussion begins, where that was scheduled. */
  readonly opensAt?: Date;
  /** When it ends, where that was scheduled; counts more than `autoCloseAt`. */
  readonly closesAt?: Date;
  /** When it ends by age, as its site's defaults had it when the story was first seen. */
  readonly autoCloseAt?: Date;
  /** When a moderator ended it. */
  readonly closedAt?: Date;
  /** Since when it can only be read. */
  readonly archivedAt?: Date;
  /** The story that has its comments now; reads go on there. */
  readonly mergedInto?: string;
  /** Counts the changes of what moderators decide about the story. */
  readonly settingsVersion: number;
  /** What its comments add up to, by the names of `countsFor`: a cache of the comments, kept by the settler. */
  readonly counts: Counts;
  readonly log: StoryLog;
  readonly createdAt: Date;
}

export interface StoryLog {
  /** The last number given out. */
  readonly seq: number;
  /** Entries given a number but perhaps not yet written to their comments: finished before the next are added. */
  readonly pending: readonly LogEntry[];
}

/** What counts the reviews of 1, 2, 3, 4 and 5 stars that readers can see. */
export const ratingNames = ['rating_ONE', 'rating_TWO', 'rating_THREE', 'rating_FOUR', 'rating_FIVE'] as const;

/** Comments that readers can see. */
export function visibleCount({ counts }: Pick<Story, 'counts'>): number {
  return counts['visible'] ?? 0;
}

/** Cached reads that show the story go when this tag is invalidated. */
export function storyTag(storyId: string): string {
  return `story:${storyId}`;
}

/** Numbers of a batch in progress may not be written to their comments yet: a reader is told of those again. */
export function lastWrittenSeq({ pending, seq }: StoryLog): number {
  return pending.length > 0 ? pending[0]!.seq - 1 : seq;
}
