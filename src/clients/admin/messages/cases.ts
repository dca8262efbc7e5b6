import { casesInEnglish, type CasesMessages } from '../generated/cases-messages.js';
import { type RejectionCode } from '../generated/operations.js';
import { catalogue, tools } from './messages.js';

/** What Appeals and Illegal content have in common. */
export const caseMessages: CasesMessages = catalogue?.cases ?? casesInEnglish(tools);

/** Why a moderator rejects a comment. */
export const rejectionGrounds = [
  'OFFENSIVE',
  'HARASSMENT',
  'HATE_SPEECH',
  'SPAM',
  'MISINFORMATION',
  'OFF_TOPIC',
  'PERSONAL_DATA',
  'ILLEGAL_CONTENT',
  'BANNED_AUTHOR',
  'OTHER',
] as const satisfies readonly RejectionCode[];

/** A moderator's ground in words; nothing for what review finds, which has words of its own with the comment. */
export function groundText(code: string): string | undefined {
  const grounds: Readonly<Record<string, string>> = caseMessages.grounds;
  return Object.hasOwn(grounds, code) ? grounds[code] : undefined;
}
