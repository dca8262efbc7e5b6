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
}

/**
 * What a comment's present state means to somebody who knows the story up to number `after`. Several changes since then
 * are one event: only what it has come to counts, so nobody is sent what they may no longer see.
 */
export function streamEvent(comment: Comment, after: number): StreamEvent {
  const { enteredSeq, seq } = comment.settled;
  const wasSeen = enteredSeq > 0 && enteredSeq <= after;
  const kind = kindFor(isShown(comment), wasSeen);
  return { id: String(seq), subject: comment.id, version: comment.transition, kind, comment };
}

function kindFor(isVisibleNow: boolean, wasSeen: boolean): StreamEventKind {
  if (isVisibleNow) return wasSeen ? 'UPDATED' : 'ENTERED';
  return wasSeen ? 'LEFT' : 'HELD';
}
