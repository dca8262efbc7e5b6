import { type CommentStatus } from '../generated/operations.js';
import { failureText } from './en.js';

/** What only somebody who writes meets; apart from `en.ts`, because it is fetched with the composer. */
export const writingMessages = {
  edit: (minutes: number) => `Edit (${minutes} min left)`,
  editOwn: (minutes: number) => `Edit (${minutes} min left) your comment`,
  sending: 'Posting…',
  posted: 'Your comment was posted.',
  saved: 'Your comment was saved.',
  retry: 'Try again',
  discard: 'Discard',
  statuses: {
    PREMOD: 'Thank you. Only you see this comment until a moderator has read it.',
    SYSTEM_WITHHELD: 'Only you see this comment: a moderator will read it before it appears.',
    REJECTED: 'A moderator decided not to publish this comment. Only you see it.',
  } as Readonly<Partial<Record<CommentStatus, string>>>,
  composer: {
    label: 'Your comment',
    replyLabel: (author: string) => `Your reply to ${author}`,
    placeholder: 'What do you think?',
    post: 'Post',
    postReply: 'Reply',
    save: 'Save',
    cancel: 'Cancel',
    postAs: (username: string) => `Posting as ${username}`,
    signInToPost: 'Sign in to post',
    charactersLeft: (count: number) => (count < 0 ? `${-count} characters too many` : `${count} characters left`),
    editTime: (minutes: number, seconds: number) => `${minutes}:${String(seconds).padStart(2, '0')} left to edit`,
  },
  account: {
    signInHeading: 'Sign in to comment',
    signUpHeading: 'Create an account',
    username: 'Name shown with your comments',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least 10 characters.',
    toSignUp: 'New here? Create an account',
    toSignIn: 'I have an account',
    signIn: 'Sign in',
    signUp: 'Create account',
  },
  failures: {
    STORY_CLOSED: 'Comments on this article have been closed.',
    COMMENT_TOO_LONG: 'This comment is too long.',
    COMMENT_EMPTY: 'Please write something first.',
    EDIT_WINDOW_ENDED: 'The time to edit this comment is over.',
    USER_BANNED: 'Your account may not comment at the moment.',
    CREDENTIALS_WRONG: 'This e-mail address and password do not fit together.',
    USERNAME_TAKEN: 'Somebody already has this name. Please choose another.',
    EMAIL_TAKEN: 'There is already an account with this e-mail address. Sign in instead?',
    USERNAME_INVALID: 'A name has 3 to 30 letters, digits, underscores, dots or hyphens.',
    EMAIL_INVALID: 'This is not an e-mail address.',
    PASSWORD_TOO_SHORT: 'Please choose a longer password.',
    PASSWORD_TOO_LONG: 'Please choose a shorter password.',
    PARENT_NOT_VISIBLE: 'The comment that you answer is no longer there.',
    REPLY_TOO_DEEP: 'This thread goes no deeper. Please reply further up.',
    NOT_YOUR_COMMENT: 'Only its author can change a comment.',
    BAD_INPUT: 'Please check what you entered.',
    UNAUTHENTICATED: 'Please sign in again.',
    TOKEN_INVALID: 'Please sign in again.',
    FORBIDDEN: 'Your account may not do this.',
    NOT_FOUND: 'This is no longer there.',
  } as Readonly<Record<string, string>>,
};

export function writingFailureText(code: string): string {
  const { failures } = writingMessages;
  return Object.hasOwn(failures, code) ? failures[code]! : failureText(code);
}
