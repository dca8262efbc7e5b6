import type { CommentOrder } from '../comments/index.js';

const counted = (count: number, one: string, other: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : other}`;

/** What stands around comments in pages that are made on the server. */
export const messages = {
  language: 'en',
  comments: (count: number) => counted(count, 'comment', 'comments'),
  empty: 'No comments yet.',
  closed: 'Comments are closed.',
  sort: 'Sort comments',
  orders: {
    CREATED_AT_DESC: 'Newest first',
    CREATED_AT_ASC: 'Oldest first',
    REPLIES_DESC: 'Most replies',
    REACTIONS_DESC: 'Most reactions',
    CONSTRUCTIVE_DESC: 'Constructive first',
  } satisfies Record<CommentOrder, string>,
  pages: 'Pages of comments',
  nextPage: 'Next page of comments',
  allComments: 'All comments',
  inReplyTo: (author: string) => `in reply to ${author}`,
  repliesTo: (author: string) => `Replies to ${author}`,
  readReplies: (count: number, author: string) => `Read ${counted(count, 'reply', 'replies')} to ${author}`,
  edited: 'edited',
  stars: (rating: number) => `${rating} of 5 stars`,
  permalink: (author: string, time: string) => `${time}, link to the comment by ${author}`,
  roles: { STAFF: 'Staff', MODERATOR: 'Moderator', ADMIN: 'Staff' } as Readonly<Record<string, string>>,
  commentBy: (author: string) => `Comment by ${author}`,
  commentOn: (author: string, title: string) => `Comment by ${author} on “${title}”`,
  discussion: (title: string) => `Comments on “${title}”`,
  readDiscussion: 'Read the discussion',
  write: 'Write a comment',
  reply: (author: string) => `Reply to ${author}`,
  noComment: 'This comment is no longer here.',
  time: (iso: string) =>
    `${new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso))} UTC`,
};
