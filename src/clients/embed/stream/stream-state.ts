import { type LiveState } from '../../shared/live-client.js';
import { type Moderating } from '../moderating/moderating-state.js';
import { type Mine } from '../own/mine.js';
import { type OpenPanel } from '../taking-part/open-panel.js';
import { type Delivery } from '../writing/delivery.js';
import {
  type AccountStates,
  type CommentFields,
  type CommentOrder,
  type CommentStatus,
  type StoryFields,
  type StoryStreamResult,
  type WhyHereResult,
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

/** The loaded part of a list of siblings. */
export interface Thread {
  readonly ids: readonly string[];
  /** Came in live and wait for the reader to ask for them, newest last. */
  readonly arrivals: readonly string[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  /** Of a list that was opened at its end. */
  readonly startCursor?: string | null;
  readonly hasPreviousPage?: boolean;
  readonly isLoading: boolean;
}

/** The key of the list that is shown: the story's comments, a tab's, or one thread. */
export type ListKey = '' | ':FEATURED' | ':ANSWERED' | ':UNANSWERED' | ':THREAD';

/** A story with the first page of what is shown of it. */
export type FirstPage = StoryFields & { readonly comments: Page; readonly pinned?: Page };
export type ConstructiveReason = NonNullable<WhyHereResult['comment']>['constructive']['reasons'][number];

/** The story without its comments, which live in `comments` and `threads`. */
export type StreamStory = StoryFields;

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
  /** The order in which the comments are; the story's own unless the reader chose one. */
  readonly order: CommentOrder;
  readonly chosenOrder: CommentOrder | null;
  readonly comments: ReadonlyMap<string, StreamComment>;
  /** By parent's id, and by `ListKey`. */
  readonly threads: ReadonlyMap<string, Thread>;
  readonly list: ListKey;
  /** The comment that the page's address names, or whose thread the reader follows. */
  readonly target: string | null;
  /** Comments of which only a line is left, and nothing of their replies, because the reader said so. */
  readonly folded: ReadonlySet<string>;
  /** Why comments stand where they do, as far as the reader asked. */
  readonly reasons: ReadonlyMap<string, readonly ConstructiveReason[]>;
  readonly viewer: Viewer | null;
  /** What the viewer has done here and may do; comes after the first paint, and only for somebody signed in. */
  readonly mine?: Mine | null;
  /** What is open below a comment: its menu, or a form that the menu led to. */
  readonly panel?: OpenPanel | null;
  /** The tools of a moderator, where the admin surface answers. */
  readonly moderating?: Moderating | null;
  readonly connection: LiveState | null;
  /** How many read the story just now, where that is told. */
  readonly readers?: number | null;
  readonly composing: Composing | null;
  readonly isSigningIn: boolean;
  readonly isProfileOpen?: boolean;
  /** What moderators have made of the viewer, and the site that it is asked about. */
  readonly account?: { readonly states: AccountStates; readonly siteID: string | undefined } | null;
  /** The last thing worth saying to somebody who does not see the page. */
  readonly announcement: string;
  readonly now: number;
}

export const topLevel = '' as const;
/** Replies are drawn below what they answer down to this level; what is deeper is read as a thread of its own. */
export const deepestLevel = 8;
export const emptyThread: Thread = { ids: [], arrivals: [], endCursor: null, hasNextPage: false, isLoading: false };

export const initialState = (now: number): StreamState => ({
  phase: 'loading',
  failure: null,
  story: null,
  reactionKinds: [],
  order: 'CREATED_AT_DESC',
  chosenOrder: null,
  comments: new Map(),
  threads: new Map(),
  list: topLevel,
  target: null,
  folded: new Set(),
  reasons: new Map(),
  viewer: null,
  connection: null,
  composing: null,
  isSigningIn: false,
  announcement: '',
  now,
});

/** Comments in order, each with its first replies where they were read. */
export interface Page {
  readonly nodes: readonly (CommentFields & Pick<StreamComment, 'isRemoved'> & { readonly replies?: Page })[];
  readonly pageInfo?: Pick<Thread, 'endCursor' | 'hasNextPage' | 'startCursor' | 'hasPreviousPage'>;
}

export function threadOf(state: StreamState, parentID: string | null): Thread {
  return state.threads.get(parentID ?? topLevel) ?? emptyThread;
}

/** The state with a first page in place of whatever was there, what is pinned before the rest. */
export function withFirstPage(state: StreamState, { comments, pinned, ...story }: FirstPage): StreamState {
  const fresh: StreamState = {
    ...state,
    phase: 'ready',
    failure: null,
    story,
    order: state.chosenOrder ?? story.defaultOrder,
    comments: new Map(),
    threads: new Map(),
  };
  const { list } = fresh;
  return withPage(pinned ? withPage(fresh, list, pinned) : fresh, list, comments);
}

/** The state with a further page at the end of a list; a comment that is already there keeps its place. */
export function withPage(state: StreamState, key: string, page: Page): StreamState {
  const [comments, threads] = [new Map(state.comments), new Map(state.threads)];
  const add = (list: string, { nodes, pageInfo }: Page) => {
    const thread = threads.get(list) ?? emptyThread;
    const ids = new Set(thread.ids);
    for (const { replies, ...node } of nodes) {
      comments.set(node.id, { ...comments.get(node.id), ...node });
      ids.add(node.id);
      if (replies && !threads.has(node.id)) add(node.id, replies);
    }
    const arrivals = thread.arrivals.filter((id) => !ids.has(id));
    threads.set(list, { ...thread, ...pageInfo, ids: [...ids], arrivals, isLoading: false });
  };
  add(key, page);
  return { ...state, comments, threads };
}

export function withThread(state: StreamState, parentID: string | null, change: Partial<Thread>): StreamState {
  const threads = new Map(state.threads).set(parentID ?? topLevel, { ...threadOf(state, parentID), ...change });
  return { ...state, threads };
}
