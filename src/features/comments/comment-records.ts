import { createHash } from 'node:crypto';
import { derivedId } from '../../core/database/ids.js';
import type { LedgerRecord } from '../ledger/index.js';
import type { Comment, CommentStatus, ReviewReason } from './comment.js';

/** What the ledger keeps of a text: enough to prove later which one was decided on, and nothing of its words. */
export function bodyDigest(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}

/**
 * The record of one action on a comment. Its id is derived from the comment's transition, so that two attempts at the
 * same change make one record.
 */
export function commentRecord(
  comment: Pick<Comment, 'id' | 'siteId' | 'body' | 'status' | 'revisions' | 'transition' | 'reasons'>,
  action: string,
  { by, at, to, reason }: { by: string; at: Date; to: CommentStatus; reason?: string | undefined },
): LedgerRecord {
  return {
    id: derivedId('comment-record', comment.id, String(comment.transition), action, by),
    chain: comment.siteId,
    at,
    actorId: by,
    action,
    subject: { kind: 'comment', id: comment.id },
    ...(reason ? { reason } : {}),
    rules: rulesOf(comment.reasons),
    facts: { from: comment.status, to, revision: comment.revisions.length - 1, text: bodyDigest(comment.body) },
  };
}

/** What the review did to a comment without anybody: the law calls that a decision too (DSA Art. 17). */
export function reviewRecord(
  { id, siteId, body, revision }: { id: string; siteId: string; body: string; revision: number },
  verdict: { status: CommentStatus; reasons: readonly ReviewReason[] },
  at: Date,
): LedgerRecord[] {
  if (verdict.status === 'NONE' || verdict.status === 'APPROVED') return [];
  const action = verdict.status === 'REJECTED' ? 'COMMENT_REJECTED' : 'COMMENT_HELD';
  return [
    {
      id: derivedId('review-record', id, String(revision), verdict.status),
      chain: siteId,
      at,
      actorId: 'system:review',
      action,
      subject: { kind: 'comment', id },
      reason: verdict.reasons.map(({ code }) => code).join(' '),
      rules: rulesOf(verdict.reasons),
      facts: { to: verdict.status, revision, text: bodyDigest(body) },
    },
  ];
}

function rulesOf(reasons: readonly ReviewReason[]): string[] {
  return [...new Set(reasons.map(({ stage, ruleVersion }) => `${stage}@${ruleVersion}`.slice(0, 200)))];
}
