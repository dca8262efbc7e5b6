import type { LedgerRecord } from '../../ledger/index.js';

/** VOID: the comment was gone before anybody decided. */
export const noticeStates = ['AWAITING', 'UNDER_REVIEW', 'DECIDED_ILLEGAL', 'DECIDED_LEGAL', 'VOID'] as const;
export type NoticeState = (typeof noticeStates)[number];

export const noticeVerdicts = ['ILLEGAL', 'LEGAL'] as const;
export type NoticeVerdict = (typeof noticeVerdicts)[number];

/** A notice of illegal content, as the law lets anybody send it (DSA Art. 16). */
export interface IllegalNotice {
  /** Hard to guess: whoever sent the notice asks about it with this. */
  readonly id: string;
  readonly commentId: string;
  readonly siteId: string;
  readonly state: NoticeState;
  /** Which law the comment is said to break. */
  readonly law: string;
  readonly explanation: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** Absent where nobody was signed in. */
  readonly senderId?: string | undefined;
  readonly createdAt: Date;
  readonly history: readonly NoticeStep[];
  readonly outcome?: NoticeOutcome | undefined;
}

export interface NoticeStep {
  readonly state: NoticeState;
  readonly by: string;
  readonly at: Date;
}

/** What the sender is told. */
export interface NoticeOutcome {
  readonly grounds: string;
  readonly explanation: string;
  readonly decidedAt: Date;
}

export interface NoticeDecision {
  readonly state: Exclude<NoticeState, 'AWAITING' | 'UNDER_REVIEW'>;
  readonly by: string;
  readonly outcome: NoticeOutcome;
  readonly record: LedgerRecord;
}

export const noticeLimits = { law: 500, explanation: 2_000, name: 200, email: 254, grounds: 500 } as const;
