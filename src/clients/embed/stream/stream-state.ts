import { type LiveState } from '../../shared/live-client.js';
import { type Mine } from '../own/mine.js';
import { type OpenPanel } from '../taking-part/open-panel.js';
import { type Delivery } from '../writing/delivery.js';
import {
  type CommentFields,
  type CommentOrder,
  type CommentStatus,
  type StoryStreamResult,
} from '../generated/operations.js';

/** A comment as the stream shows it. The optional fields belong to the viewer's own comments. */
export interface StreamComment extends CommentFields {
  /** Keeps the element (and with it the focus) when the server's id takes the place of the client's own. */
  readonly key?: string;
  readonly status?: CommentStatus;
  readonly editableUntil?: string;
  /** Not with the server yet: shown all the same, with where it stands. */
  readonly delivery?: Delivery;
  /** It went while the reader had it before them: a line stays in its place, so that nothing moves. */
  readonly isRemoved?: boolean;
}

/** What a comment has of what others add to it when it is posted: nothing. */
export const untouched = {
  editedAt: null,
  replyCount: 0,
  rating: null,
  tags: [],
  newsroomTags: [],
  reactionCount: 0,
  reactions: [],
};

/** The loaded part of a list of siblings. */
export interface Thread {
  readonly ids: readonly string[];
  /** Came in live and wait for the reader to ask for them, newest last. */
  readonly arrivals: readonly string[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly isLoading: boolean;
}

type StoryPage = NonNullable<StoryStreamResult['story']>;

/** The story without its comments, which live in `comments` and `threads`. */
export type StreamStory = Omit<StoryPage, 'comments'>;

export interface Viewer {
  readonly id: string;
  readonly username: string;
  readonly role?: string;
}

/** Where a composer is open: the new comment at the top, a reply, or an edit. */
export interface Composing {
  readonly kind: 'comment' | 'reply' | 'edit';
  readonly commentID: string | null;
}

export interface StreamState {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Code of what went wrong: of the first page in phase `failed`, else of the last thing that the reader asked for. */
  readonly failure: string | null;
  readonly story: StreamStory | null;
  readonly reactionKinds: StoryStreamResult['reactionKinds'];
  /** Base URL of the admin surface, where one answers. */
  readonly adminURL: string | null;
  readonly order: CommentOrder;
  readonly comments: ReadonlyMap<string, StreamComment>;
  /** By parent's id; the top level is `topLevel`. */
  readonly threads: ReadonlyMap<string, Thread>;
  readonly viewer: Viewer | null;
  /** What the viewer has done here and may do; comes after the first paint, and only for somebody signed in. */
  readonly mine?: Mine | null;
  /** What is open below a comment: its menu, or a form that the menu led to. */
  readonly panel?: OpenPanel | null;
  readonly connection: LiveState | null;
  readonly composing: Composing | null;
  readonly isSigningIn: boolean;
  /** The last thing worth saying to somebody who does not see the page. */
  readonly announcement: string;
  readonly now: number;
}

export const topLevel = '';
export const emptyThread: Thread = { ids: [], arrivals: [], endCursor: null, hasNextPage: false, isLoading: false };

export const initialState = (now: number): StreamState => ({
  phase: 'loading',
  failure: null,
  story: null,
  reactionKinds: [],
  adminURL: null,
  order: 'CREATED_AT_DESC',
  comments: new Map(),
  threads: new Map(),
  viewer: null,
  connection: null,
  composing: null,
  isSigningIn: false,
  announcement: '',
  now,
});

type Page = StoryPage['comments'];
type RepliesPage = Page['nodes'][number]['replies'];

export function threadOf(state: StreamState, parentID: string | null): Thread {
  return state.threads.get(parentID ?? topLevel) ?? emptyThread;
}

/** The state with a first page in place of whatever was there. */
export function withFirstPage(state: StreamState, story: StoryPage): StreamState {
  const { comments, ...rest } = story;
  const fresh: StreamState = {
    ...state,
    phase: 'ready',
    failure: null,
    story: rest,
    comments: new Map(),
    threads: new Map(),
  };
  return withNextPage(fresh, comments);
}

/** The state with a further page of the top level at its end; a comment that is already there keeps its place. */
export function withNextPage(state: StreamState, page: Page): StreamState {
  const withThread = withReplies(state, topLevel, page);
  return page.nodes.reduce(
    (next, { id, replies }) => (next.threads.has(id) ? next : withReplies(next, id, replies)),
    withThread,
  );
}

/** The state with a further page of one comment's replies at its end. */
export function withReplies(
  state: StreamState,
  parentID: string,
  { nodes, pageInfo }: Page | RepliesPage,
): StreamState {
  const thread = threadOf(state, parentID);
  const comments = new Map(state.comments);
  for (const node of nodes) comments.set(node.id, { ...comments.get(node.id), ...node });
  const known = new Set(thread.ids);
  return withThread({ ...state, comments }, parentID, {
    ...pageInfo,
    ids: [...thread.ids, ...nodes.map(({ id }) => id).filter((id) => !known.has(id))],
    arrivals: thread.arrivals.filter((id) => !nodes.some((node) => node.id === id)),
    isLoading: false,
  });
}

export function withThread(state: StreamState, parentID: string | null, change: Partial<Thread>): StreamState {
  const threads = new Map(state.threads).set(parentID ?? topLevel, { ...threadOf(state, parentID), ...change });
  return { ...state, threads };
}

export function withComment(state: StreamState, comment: StreamComment): StreamState {
  return { ...state, comments: new Map(state.comments).set(comment.id, comment) };
}

/** New comments stand at the top, unless the oldest are read first; new replies always stand at the end. */
export function withInserted(state: StreamState, parentID: string | null, ids: readonly string[]): StreamState {
  const thread = threadOf(state, parentID);
  const isAtEnd = parentID !== null || state.order === 'CREATED_AT_ASC';
  const added = ids.filter((id) => !thread.ids.includes(id));
  return withThread(state, parentID, {
    ids: isAtEnd ? [...thread.ids, ...added] : [...added.reverse(), ...thread.ids],
    arrivals: thread.arrivals.filter((id) => !ids.includes(id)),
  });
}

/** What everybody may see and what therefore counts. */
export function isPublic({ status, isRemoved }: StreamComment): boolean {
  return !isRemoved && (!status || status === 'NONE' || status === 'APPROVED');
}
