/** Why a reader reports a comment. */
export const reportReasons = [
  'OFFENSIVE',
  'HARASSMENT',
  'HATE',
  'SPAM',
  'PERSONAL_DATA',
  'OFF_TOPIC',
  'OTHER',
] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Stored like a report, so that it counts once for each person; no moderator is asked to look because of it. */
export const disagreement = 'DISAGREEMENT';
export type StoredReason = ReportReason | typeof disagreement;

export interface Report {
  readonly id: string;
  readonly commentId: string;
  readonly reason: ReportReason;
  readonly text?: string | undefined;
  /** Absent where nobody was signed in. */
  readonly userId?: string | undefined;
  readonly createdAt: Date;
}

/** What became of the comments that a person reported. */
export interface ReporterRecord {
  /** Of their latest reports, at most 100. */
  readonly reports: number;
  readonly followedByRejection: number;
  readonly followedByApproval: number;
}

interface Decided {
  readonly decision?: { readonly kind: 'APPROVED' | 'REJECTED'; readonly decidedAt: Date };
}

/** A decision counts for a report that it came after. */
export function recordOf(
  reports: readonly Pick<Report, 'commentId' | 'createdAt'>[],
  comments: ReadonlyMap<string, Decided>,
): ReporterRecord {
  const outcomes = reports.map(({ commentId, createdAt }) => {
    const decision = comments.get(commentId)?.decision;
    return decision && decision.decidedAt >= createdAt ? decision.kind : undefined;
  });
  return {
    reports: reports.length,
    followedByRejection: outcomes.filter((kind) => kind === 'REJECTED').length,
    followedByApproval: outcomes.filter((kind) => kind === 'APPROVED').length,
  };
}
