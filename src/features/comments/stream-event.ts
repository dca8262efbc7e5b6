import { type Comment, isShown } from './comment.js';

/** HELD: nothing that readers see has changed; only the author is told. */
export type StreamEventKind = 'ENTERED' | 'UPDATED' | 'LEFT' | 'HELD';

/** One change of a story as a live client hears of it. */
export interface StreamEvent {
  /** The change's number in the story's log, as text. */
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  readonly kind: StreamEventKind;
  readonly comment: Comment;
  /** Whether it has gone to another story, or is about to: then its author does not see it here either. */
  readonly isElsewhere: boolean;
}

/** The number of a comment's last change in a story's log: where it is, or where it has been before. */
export function seqIn(storyId: string, { storyId: now, settled, leftSeq }: Comment): number {
  return storyId === now ? settled.seq : (leftSeq ?? 0);
}

/**
 * What a comment's present state means to somebody who knows the story up to number `after`. Several changes since then
 * are one event: only what it has come to counts, so nobody is sent what they may no longer see.
 */
export function streamEvent(storyId: string, comment: Comment, after: number): StreamEvent {
  const { enteredSeq } = comment.settled;
  const wasSeen = enteredSeq > 0 && enteredSeq <= after;
  const hasLeft = comment.storyId !== storyId;
  const kind = hasLeft ? 'LEFT' : kindFor(isShown(comment), wasSeen);
  const { id: subject, transition: version } = comment;
  const isElsewhere = hasLeft || comment.movingTo !== undefined;
  return { id: String(seqIn(storyId, comment)), subject, version, kind, comment, isElsewhere };
}

function kindFor(isVisibleNow: boolean, wasSeen: boolean): StreamEventKind {
  if (isVisibleNow) return wasSeen ? 'UPDATED' : 'ENTERED';
  return wasSeen ? 'LEFT' : 'HELD';
}
