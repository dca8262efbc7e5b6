import { derivedId } from '../../core/database/ids.js';
import {
  type Comment,
  type CommentStatus,
  isHeld,
  type RejectionCode,
  type ReasonCode,
  type ReviewReason,
} from './comment.js';

type Explained = Pick<Comment, 'id' | 'status' | 'reasons' | 'decision' | 'revisions' | 'createdAt'>;

/** That a comment is rejected: by whom, on what ground, and the id that nothing else of what is decided has. */
export interface Rejection {
  readonly id: string;
  /** A person's id, or `system:` and what acted. */
  readonly by: string;
  readonly at: Date;
  readonly automated: boolean;
  readonly code: RejectionCode | ReasonCode;
  /** A moderator's words to the author. */
  readonly text?: string;
  /** Number of the revision that was rejected. */
  readonly revision: number;
}

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
  /** Of the rejection; what is held is not decided yet. */
  readonly decisionId?: string;
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

/** The rejection that is in force; nothing where the comment is not rejected, or gone. */
export function rejectionInForce(comment: Explained & Pick<Comment, 'deletedAt'>): Rejection | undefined {
  const { id, status, decision, reasons, revisions, createdAt } = comment;
  if (status !== 'REJECTED' || comment.deletedAt) return undefined;
  if (decision?.kind === 'REJECTED') {
    const { id: decisionId, moderatorId: by, decidedAt: at, revision, code = 'OTHER', text } = decision;
    return { id: decisionId, by, at, automated: false, code, revision, ...(text ? { text } : {}) };
  }
  const revision = revisions.length - 1;
  return {
    id: derivedId('review-decision', id, String(revision)),
    by: 'system:review',
    at: revisions.at(-1)?.createdAt ?? createdAt,
    automated: true,
    code: reasons.find(({ effect }) => effect === 'REJECTED')?.code ?? 'OTHER',
    revision,
  };
}

/** Why the author's comment is not seen by readers; nothing where it is, or where its author is to think so. */
export function statementOfReasons(comment: Explained): StatementOfReasons | undefined {
  const reasons = reasonsForAuthor(comment);
  const facts = [...new Set(reasons.map(({ detail }) => detail))];
  const rejection = rejectionInForce(comment);
  if (rejection) {
    const { id: decisionId, automated, code, at: decidedAt } = rejection;
    const { text = automated ? texts.rejectedByRule : texts.rejectedByModerator } = rejection;
    return { kind: 'REJECTED', automated, code, text, facts, decidedAt, decisionId };
  }
  const ground = reasons.find(({ effect }) => effect === 'HELD') ?? reasons[0];
  if (!isHeld(statusForAuthor(comment)) || ground === undefined) return undefined;
  const decidedAt = comment.revisions.at(-1)?.createdAt ?? comment.createdAt;
  return { kind: 'HELD', automated: true, code: ground.code, text: texts.heldByRule, facts, decidedAt };
}
