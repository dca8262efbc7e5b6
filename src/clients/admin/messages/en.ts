import { type ModerationQueue } from '../generated/operations.js';
import { sentenceOf } from '../../shared/client-error.js';

const plural = (count: number, thing: string, things: string) =>
  count === 1 ? `1 ${thing}` : `${count.toLocaleString('en')} ${things}`;

/** Every word of the console. A further language is an object of the same shape. */
const en = {
  locale: 'en',
  product: 'Talk',
  loading: 'Loading',
  tryAgain: 'Try again',
  signOut: 'Sign out',
  account: {
    heading: 'Sign in to moderate',
    email: 'E-mail',
    password: 'Password',
    keep: 'Keep me signed in on this device',
    signIn: 'Sign in',
    notStaff: (username: string) => `${username} is not a moderator here. Sign in with another account.`,
  },
  install: {
    heading: 'Set up Talk',
    introduction: 'One form, then comments work. You can change everything later.',
    code: 'Set-up code',
    codeHint: 'Talk printed it where it was started. It works once.',
    site: 'Your site',
    siteName: 'Name',
    origins: 'Addresses that may show comments',
    originsHint: 'One origin a line, for example https://news.example',
    administrator: 'Administrator',
    username: 'User name',
    usernameHint: 'Readers see it when you comment.',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least 10 characters.',
    submit: 'Set up and open the demo article',
    installed: 'Talk is set up already.',
    toConsole: 'Go to the console',
  },
  moderate: {
    title: 'Moderate',
    queues: {
      PENDING: 'Pending',
      REPORTED: 'Reported',
      UNMODERATED: 'Unmoderated',
      FOR_REVIEW: 'For review',
      ILLEGAL: 'Illegal content',
      REJECTED: 'Rejected',
      APPROVED: 'Approved',
    } satisfies Record<ModerationQueue, string>,
    queuesLabel: 'Queues',
    allQueues: 'All queues',
    empty: {
      PENDING: 'Nothing waits for you.',
      REPORTED: 'No open reports.',
      UNMODERATED: 'No unread comments.',
      FOR_REVIEW: 'Nothing was set aside.',
      ILLEGAL: 'No open notices of illegal content.',
      REJECTED: 'Nothing has been rejected.',
      APPROVED: 'Nothing has been approved.',
    } satisfies Record<ModerationQueue, string>,
    emptyHint: 'New comments appear here by themselves.',
    approve: 'Approve',
    reject: 'Reject',
    approveWhose: (author: string) => `Approve the comment by ${author}`,
    rejectWhose: (author: string) => `Reject the comment by ${author}`,
    card: (author: string) => `Comment by ${author}`,
    inReplyTo: (author: string) => `In reply to ${author}`,
    on: 'on',
    edited: 'edited',
    banned: 'banned',
    reasons: 'Why it is here',
    decidedBy: (username: string) => `Decided by ${username}`,
    decidedElsewhere: 'Another moderator has just decided this.',
    arrivals: (count: number) => `Show ${plural(count, 'new comment', 'new comments')}`,
    more: 'Show more',
    offline: 'Offline. Reconnecting; what you see may be behind.',
    approved: (author: string) => `Approved the comment by ${author}.`,
    rejected: (author: string) => `Rejected the comment by ${author}.`,
    undo: 'Undo',
    nothingToUndo: 'There is nothing to undo.',
    undoneToApproved: (author: string) => `Undone: the comment by ${author} is approved.`,
    undoneToRejected: (author: string) => `Undone: the comment by ${author} is rejected.`,
    help: 'Keyboard shortcuts',
    close: 'Close',
  },
  shortcuts: [
    ['J or ↓', 'Next comment'],
    ['K or ↑', 'Previous comment'],
    ['A', 'Approve'],
    ['R or D', 'Reject'],
    ['U', 'Undo the last decision'],
    ['N', 'Show new comments'],
    ['1 2 3', 'Pending, unmoderated, rejected'],
    ['?', 'This sheet'],
  ] as readonly (readonly [keys: string, effect: string])[],
  roles: { STAFF: 'Staff', MODERATOR: 'Moderator', ADMIN: 'Admin' } as Readonly<Record<string, string>>,
  /** By code; `INTERNAL` stands for all that somebody here can do nothing about. */
  failures: {
    UNREACHABLE: 'The server cannot be reached. Check the connection and try again.',
    UNREADABLE: 'Something between here and Talk gave an answer that makes no sense.',
    UNAUTHENTICATED: 'Please sign in again.',
    TOKEN_INVALID: 'Please sign in again.',
    FORBIDDEN: 'Your account may not do this.',
    NOT_FOUND: 'This comment is no longer there.',
    RATE_LIMITED: 'That was a little fast. Wait a moment and try again.',
    CREDENTIALS_WRONG: 'This e-mail address and password do not fit together.',
    INSTALL_CODE_WRONG: 'This is not the set-up code. Look for it where Talk was started.',
    ALREADY_INSTALLED: 'Talk is set up already.',
    INSTALL_LOCKED: 'Set-up in the browser is switched off here.',
    ORIGIN_INVALID: 'One of the addresses is not an origin such as https://news.example.',
    ORIGIN_TAKEN: 'Another site already has one of these addresses.',
    USERNAME_INVALID: 'A user name has 3 to 30 letters, digits, underscores, dots or hyphens.',
    USERNAME_TAKEN: 'Somebody already has this user name.',
    EMAIL_INVALID: 'This is not an e-mail address.',
    EMAIL_TAKEN: 'There is already an account with this e-mail address.',
    PASSWORD_TOO_SHORT: 'Please choose a longer password.',
    PASSWORD_TOO_LONG: 'Please choose a shorter password.',
    USER_BANNED: 'This account is banned.',
    BAD_INPUT: 'Please check what you entered.',
    UNAVAILABLE: 'Talk cannot reach its database just now. Try again shortly.',
    INTERNAL: 'Something went wrong on the server. Its log says what.',
  } as Readonly<Record<string, string>>,
};

export type Messages = typeof en;
export const messages: Messages = en;

/** A text of ours, else the server's sentence. */
export function failureText(code: string): string {
  const { failures } = messages;
  return (Object.hasOwn(failures, code) && failures[code]) || sentenceOf(code) || failures['INTERNAL']!;
}
