/** What has to be so of a comment once everything is acknowledged. */
export interface Expected {
  readonly id: string;
  readonly body: string;
  readonly storyID: string;
  readonly depth: number;
  status: 'NONE' | 'APPROVED' | 'REJECTED';
  decision?: 'APPROVED' | 'REJECTED';
  flagged: boolean;
  featured: boolean;
  deleted: boolean;
  report: 'none' | 'open' | 'resolved' | 'withdrawn';
  liked: boolean;
  /** A bulk operation has it: nothing else touches it any more. */
  inBulk: boolean;
  /** The ledger's actions, oldest first. */
  said: string[];
}

export interface StateAnswer {
  readonly comment: {
    readonly status: string;
    readonly body: string;
    readonly tags: readonly string[];
    readonly queues: readonly string[];
    readonly decision: { readonly kind: string } | null;
    readonly signals: { readonly openReports: number; readonly reactions: number };
  };
}

/** Whether readers see it. */
export const isShown = ({ status, deleted, inBulk }: Expected) => status !== 'REJECTED' && !deleted && !inBulk;

/** What a moderator's word changes; the same word again changes nothing. */
export function decided(comment: Expected, kind: 'APPROVED' | 'REJECTED'): void {
  const isSame = comment.decision === kind && !comment.flagged && comment.report !== 'open';
  if (isSame) return;
  Object.assign(comment, { status: kind, decision: kind, flagged: false });
  if (comment.report === 'open') comment.report = 'resolved';
  comment.said.push(`COMMENT_${kind}`);
}

/** What the admin surface is to say of it. */
export function expectedState(comment: Expected) {
  if (comment.deleted) return { deleted: true };
  const { status, flagged, decision = null, report, liked, body } = comment;
  const openReports = report === 'open' ? 1 : 0;
  const isRejected = status === 'REJECTED';
  const queues = [
    ...(openReports > 0 && !isRejected ? ['REPORTED'] : []),
    ...(status === 'NONE' ? ['UNMODERATED'] : []),
    ...(flagged && !isRejected ? ['FOR_REVIEW'] : []),
    ...(status === 'NONE' ? [] : [status]),
  ];
  const tags = comment.featured ? ['FEATURED'] : [];
  return { body: `<p>${body}</p>`, status, decision, tags, queues, openReports, reactions: liked ? 1 : 0 };
}

/** What the admin surface says of it. */
export function stateOf({ body, status, decision, tags, queues, signals }: StateAnswer['comment']) {
  if (body === '') return { deleted: true };
  const { openReports, reactions } = signals;
  return { body, status, decision: decision?.kind ?? null, tags, queues, openReports, reactions };
}
