import {
  type Comment,
  type CommentStatus,
  isHeld,
  type RejectionCode,
  type ReasonCode,
  type ReviewReason,
} from './comment.js';

type Explained = Pick<Comment, 'status' | 'reasons' | 'decision' | 'revisions' | 'createdAt'>;

/** What an author is told about a comment that readers do not see (DSA Art. 17). */
export interface StatementOfReasons {
  readonly kind: 'HELD' | 'REJECTED';
  /** Whether no person has had a part in it. */
  readonly automated: boolean;
  /** The ground: of a moderator's decision or of the rule that acted. */
  readonly code: RejectionCode | ReasonCode;
  readonly text: string;
  /** What was found, one sentence each. */
  readonly facts: readonly string[];
  readonly decidedAt: Date;
}

const texts = {
  heldByRule: 'Your comment waits for a moderator. Until then only you see it.',
  rejectedByRule: 'Your comment was not published because it breaks a rule of this newsroom.',
  rejectedByModerator: 'A moderator has looked at your comment and decided that it is not published.',
} as const;

/** The status that an author is shown: nobody is told of a shadow limit. */
export function statusForAuthor({ status, reasons }: Pick<Comment, 'status' | 'reasons'>): CommentStatus {
  const holds = reasons.filter(({ effect }) => effect === 'HELD');
  const isSecret = isHeld(status) && holds.length > 0 && holds.every(({ code }) => code === 'SHADOW_LIMITED');
  return isSecret ? 'NONE' : status;
}

/** What an author is told that review found: everything that acted against the comment but a shadow limit. */
export function reasonsForAuthor({ status, reasons }: Pick<Comment, 'status' | 'reasons'>): ReviewReason[] {
  if (!isHeld(status) && status !== 'REJECTED') return [];
  return reasons.filter(
    ({ code, effect }) => code !== 'SHADOW_LIMITED' && (effect === 'HELD' || effect === 'REJECTED'),
  );
}

/** Why the author's comment is not seen by readers; nothing where it is, or where its author is to think so. */
export function statementOfReasons(comment: Explained): StatementOfReasons | undefined {
  const status = statusForAuthor(comment);
  const { decision } = comment;
  const reasons = reasonsForAuthor(comment);
  const facts = [...new Set(reasons.map(({ detail }) => detail))];
  if (status === 'REJECTED' && decision?.kind === 'REJECTED') {
    const { code = 'OTHER', text = texts.rejectedByModerator, decidedAt } = decision;
    return { kind: 'REJECTED', automated: false, code, text, facts, decidedAt };
  }
  const effect = status === 'REJECTED' ? 'REJECTED' : 'HELD';
  const ground = reasons.find((reason) => reason.effect === effect) ?? reasons[0];
  if (ground === undefined) return undefined;
  const text = effect === 'REJECTED' ? texts.rejectedByRule : texts.heldByRule;
  const decidedAt = comment.revisions.at(-1)?.createdAt ?? comment.createdAt;
  return { kind: effect, automated: true, code: ground.code, text, facts, decidedAt };
}
