import { type CommentFields, type StoryStreamResult } from '../generated/operations.js';
import { untouched } from './stream-changes.js';

type StoryPage = NonNullable<StoryStreamResult['story']>;

const lastPage = { hasNextPage: false, endCursor: null, hasPreviousPage: false, startCursor: null };

/** For specs: a comment that says its own id. */
export const sampleComment = (id: string, more: Partial<CommentFields> = {}): CommentFields => ({
  ...untouched,
  id,
  parentID: null,
  body: `<p>${id}</p>`,
  createdAt: '2026-05-10T12:00:00Z',
  author: { id: 'ana', username: 'Ana', role: 'COMMENTER' },
  ...more,
});

/** For specs: the first page of a story, without replies. */
export const sampleStory = (nodes: readonly CommentFields[], more: Partial<StoryPage> = {}): StoryPage => ({
  id: 'story',
  title: 'An article',
  mode: 'COMMENTS',
  defaultOrder: 'CREATED_AT_DESC',
  isClosed: false,
  isArchived: false,
  messageBox: null,
  closedMessage: null,
  closesAt: null,
  commentCount: nodes.length,
  featuredCount: 0,
  answeredCount: 0,
  unansweredCount: 0,
  ratingAverage: null,
  ratingCount: 0,
  ratingShares: [0, 0, 0, 0, 0],
  lastEventID: '7',
  site: { id: 'site' },
  settings: {
    maxCommentLength: 2000,
    editWindowSeconds: 300,
    slowModeSeconds: 0,
    moderation: 'POST',
    live: true,
    authorTags: [],
  },
  pinned: { nodes: [] },
  comments: {
    nodes: nodes.map((node) => ({ ...node, replies: { nodes: [], pageInfo: lastPage } })),
    pageInfo: { ...lastPage, endCursor: nodes.at(-1)?.id ?? null },
  },
  ...more,
});
