/** What a reader has seen of one story on this device. */
export interface SeenRecord {
  /** Everything up to here counts as seen: epoch seconds. */
  readonly upTo: number;
  /** What has been seen beyond it: a short hash of the id, and when the comment was written. */
  readonly seen: readonly (readonly [string, number])[];
}

/** By story, the one that was read last at the end. */
export type SeenStories = readonly (readonly [string, SeenRecord])[];

export const mostSeen = 400;
export const mostStories = 25;
export const emptyRecord: SeenRecord = { upTo: 0, seen: [] };

interface Dated {
  readonly id: string;
  readonly createdAt: string;
}

/** The record with further comments. Beyond `mostSeen` the oldest ones are remembered only as a date. */
export function withSeen(record: SeenRecord, comments: readonly Dated[]): SeenRecord {
  const all = new Map(record.seen);
  for (const { id, createdAt } of comments) all.set(shortHash(id), secondsOf(createdAt));
  const byAge = [...all].filter(([, at]) => at > record.upTo).sort(([, one], [, other]) => one - other);
  const forgotten = byAge.slice(0, Math.max(0, byAge.length - mostSeen));
  return { upTo: forgotten.at(-1)?.[1] ?? record.upTo, seen: byAge.slice(forgotten.length) };
}

/** A function, because a stream asks about all its comments at once. */
export function seenIn({ upTo, seen }: SeenRecord): (comment: Dated) => boolean {
  const hashes = new Set(seen.map(([hash]) => hash));
  return ({ id, createdAt }) => secondsOf(createdAt) <= upTo || hashes.has(shortHash(id));
}

/** The stories with this one's record as the newest; the one that was read longest ago goes. */
export function withStory(stories: SeenStories, storyID: string, record: SeenRecord): SeenStories {
  return [...stories.filter(([id]) => id !== storyID), [storyID, record] as const].slice(-mostStories);
}

/** What was stored, where it is what this code stores; else nothing has been seen. */
export function parseStories(text: string | null): SeenStories {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) && stored.every(isStory) ? stored : [];
  } catch {
    return [];
  }
}

function isStory(entry: unknown): entry is SeenStories[number] {
  if (!Array.isArray(entry)) return false;
  const [id, record] = entry as [unknown, Partial<SeenRecord> | undefined];
  return typeof id === 'string' && typeof record?.upTo === 'number' && Array.isArray(record.seen);
}

function secondsOf(date: string): number {
  return Math.floor(Date.parse(date) / 1000);
}

/** FNV-1a: among a few hundred ids two the same are next to impossible, and would only leave one unmarked. */
function shortHash(id: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
