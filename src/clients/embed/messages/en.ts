import { type CommentOrder } from '../generated/operations.js';
import { sentenceOf } from '../../shared/client-error.js';

const plural = (count: number, thing: string, things: string) =>
  count === 1 ? `1 ${thing}` : `${count.toLocaleString('en')} ${things}`;

/** What a reader meets while reading. A further language is an object of the same shape. */
const en = {
  locale: 'en',
  heading: 'Comments',
  comments: (count: number) => plural(count, 'comment', 'comments'),
  orders: {
    CREATED_AT_DESC: 'Newest first',
    CREATED_AT_ASC: 'Oldest first',
    REPLIES_DESC: 'Most replies',
  } satisfies Partial<Record<CommentOrder, string>>,
  orderLabel: 'Sort comments',
  loading: 'Loading comments',
  empty: 'No comments yet',
  emptyInvitation: 'Say what you think: the first comment sets the tone.',
  closed: 'Comments are closed.',
  tryAgain: 'Try again',
  offline: 'Offline – reconnecting',
  newComments: (count: number) => plural(count, 'new comment', 'new comments'),
  newReplies: (count: number) => plural(count, 'new reply', 'new replies'),
  show: (news: string) => `${news} – show`,
  showMore: 'Show more comments',
  showReplies: (count: number) => `Show ${plural(count, 'reply', 'replies')}`,
  moreReplies: (count: number) => `Show ${plural(count, 'more reply', 'more replies')}`,
  invitation: 'Join the conversation',
  signIn: 'Sign in',
  signOut: 'Sign out',
  reply: 'Reply',
  replyTo: (author: string, level: number) => `Reply to ${author}, level ${level}`,
  edited: 'edited',
  removed: 'This comment was removed.',
  repliesTo: (author: string) => `Replies to ${author}`,
  comment: (author: string) => `Comment by ${author}`,
  replyBy: (author: string, parent: string, level: number) => `Reply by ${author} to ${parent}, level ${level}`,
  roles: { STAFF: 'Staff', MODERATOR: 'Moderator', ADMIN: 'Staff' } as Readonly<Record<string, string>>,
  /** By code; `INTERNAL` stands for all that a reader can do nothing about. */
  failures: {
    UNREACHABLE: 'No connection to the comments. Please try again.',
    RATE_LIMITED: 'That was a little fast. Please wait a moment and try again.',
    NOT_FOUND: 'There are no comments for this page.',
    ORIGIN_NOT_PERMITTED: 'Comments are not set up for this page.',
    INTERNAL: 'Something went wrong on our side. Please try again.',
  } as Readonly<Record<string, string>>,
};

export type Messages = typeof en;
export const messages: Messages = en;

/** A text of ours, else the server's sentence. */
export function failureText(code: string): string {
  const { failures } = messages;
  return (Object.hasOwn(failures, code) && failures[code]) || sentenceOf(code) || failures['INTERNAL']!;
}
