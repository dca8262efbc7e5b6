import { type AppealFields, type AppealState } from '../generated/operations.js';

/** Why the viewer has no say about an open appeal. */
export type Bar = 'APPEAL_IS_YOURS' | 'DECISION_WAS_YOURS' | 'FORBIDDEN';

/** The lists that there are, the one with work first. */
export const shownStates = ['OPEN', 'GRANTED', 'UPHELD', 'VOID'] as const satisfies readonly AppealState[];

/** @returns nothing where the viewer may decide, or nobody can any more */
export function barFor(
  { state, mayDecide, author, subject }: Pick<AppealFields, 'state' | 'mayDecide' | 'author' | 'subject'>,
  viewerID: string | undefined,
): Bar | undefined {
  if (state !== 'OPEN' || mayDecide) return undefined;
  if (author.id === viewerID) return 'APPEAL_IS_YOURS';
  return subject.decidedBy?.id === viewerID ? 'DECISION_WAS_YOURS' : 'FORBIDDEN';
}

/** Whether an answer can be sent: nobody is turned down without a word. */
export function isAnswerComplete(verdict: 'GRANT' | 'UPHOLD', text: string): boolean {
  return verdict === 'GRANT' || text.trim() !== '';
}
