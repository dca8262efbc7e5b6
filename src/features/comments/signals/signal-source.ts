import type { SignalCounts } from '../comment.js';
import type { CommentPlace } from '../moves/comment-followers.js';

/**
 * One kind of acts that readers do to comments: reactions, reports, notices. Each act is a document of its own and the
 * truth; a source counts them, so that nothing is ever counted twice or lost.
 */
export interface SignalSource {
  readonly name: string;
  /** What the active acts on a comment add up to; `since` is the last moderator's decision, if one is in force. */
  count(commentId: string, since: Date | undefined): Promise<Partial<SignalCounts>>;
  /** Marks of writes that the comment's counts may lack, at most `limit`. */
  findUncounted(commentId: string, limit: number): Promise<string[]>;
  /** Forgets marks that are counted. An act that was written again meanwhile carries another mark and keeps it. */
  clearUncounted(commentId: string, marks: readonly string[]): Promise<void>;
  /** Notes where the comments are now, for a source whose acts tell the comment's story or site. */
  follow?(commentIds: readonly string[], place: CommentPlace): Promise<void>;
  /** Comments with marks from before a moment: what a process left that died between act and count. */
  findLeftovers(before: Date, limit: number): Promise<string[]>;
}
