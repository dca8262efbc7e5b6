import { type NoticeState } from '../generated/operations.js';

/** The lists that there are, those with work first. */
export const shownStates = [
  'AWAITING',
  'UNDER_REVIEW',
  'DECIDED_ILLEGAL',
  'DECIDED_LEGAL',
  'VOID',
] as const satisfies readonly NoticeState[];

type OpenState = 'AWAITING' | 'UNDER_REVIEW';

/** Whether nobody has decided yet. */
export function isOpen(state: NoticeState): state is OpenState {
  return state === 'AWAITING' || state === 'UNDER_REVIEW';
}

/** Where a list has its address; the first is the screen's own. */
export function pathOf(state: NoticeState): string {
  return state === 'AWAITING' ? '/notices' : `/notices/${state.toLowerCase().replace('_', '-')}`;
}

/** The field that is still to be filled in before the sender can be told. */
export function missingField({ grounds, statement }: { grounds: string; statement: string }) {
  if (grounds.trim() === '') return 'grounds';
  return statement.trim() === '' ? 'statement' : undefined;
}
