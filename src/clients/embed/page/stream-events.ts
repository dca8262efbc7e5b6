import { type CommentOrder, type CommentStatus } from '../generated/operations.js';
import { type Viewer } from '../stream/stream-state.js';

interface OfComment {
  readonly commentID: string;
}

interface OfPerson {
  readonly userID: string;
}

interface Posted extends OfComment {
  readonly storyID: string;
  readonly status: CommentStatus;
}

/**
 * What a page may listen to, by name: for analytics and for pages that do something of their own. Names are Coral's
 * where both have the event; what failed is always `error`. Nothing that a person wrote is in any of them.
 *
 * The one list of them: whoever adds an event adds it here and to `docs/embedding.md`.
 */
export interface StreamEvents {
  /** The first comments are there, for the first time or after a change of story, order or person. */
  ready: { readonly storyID: string; readonly commentCount: number };
  /** Something the reader wanted did not work. `code` is of Talk's closed list of error codes. */
  error: { readonly code: string; readonly during: 'load' | 'loadMore' | 'signIn' | 'write' };

  loadMoreAllComments: { readonly storyID: string; readonly shown: number };
  showMoreReplies: OfComment & { readonly shown: number };
  setCommentsOrderBy: { readonly orderBy: CommentOrder };
  setCommentsTab: { readonly tab: string };
  /** Comments that came in while the stream was open, shown because the reader asked for them. */
  viewNewComments: { readonly storyID: string; readonly count: number };
  viewNewReplies: OfComment & { readonly count: number };
  /** A thread of its own: what lies below a comment, or a comment that a link led to. */
  viewConversation: OfComment;
  viewFullDiscussion: { readonly storyID: string };

  /** The composer for a comment on the story was opened. */
  createCommentFocus: { readonly storyID: string };
  /** `commentID` is of the comment that is answered. */
  showReplyForm: OfComment;
  showEditForm: OfComment;
  createComment: Posted;
  createCommentReply: Posted & { readonly parentID: string };
  editComment: OfComment & { readonly status: CommentStatus };
  /** A person deleted what they wrote. */
  deleteComment: OfComment;

  createCommentReaction: OfComment & { readonly kind: string };
  removeCommentReaction: OfComment & { readonly kind: string };
  showReportPopover: OfComment;
  reportComment: OfComment & { readonly reason: string };
  showSharePopover: OfComment;
  copyPermalink: OfComment;
  ignoreUser: OfPerson;
  removeUserIgnore: OfPerson;

  /** The reader has to sign in to go on, or asked to. */
  loginPrompt: Record<string, never>;
  signedIn: { readonly viewer: Viewer; readonly by: 'page' | 'talk' };
  signOut: Record<string, never>;
  showMyProfile: Record<string, never>;
}

export type StreamEventName = keyof StreamEvents;

/** What `on('*')` hears: every event, with its name. */
export type AnyStreamEvent = {
  [Name in StreamEventName]: { readonly name: Name } & StreamEvents[Name];
}[StreamEventName];

/** What `on` can be asked for. */
export type HeardEvents = StreamEvents & { '*': AnyStreamEvent };

/** What happened is its `detail`. `preventDefault()` keeps the stream from showing a sign-in of its own (`loginPrompt`). */
export type StreamListener<Name extends keyof HeardEvents> = (event: CustomEvent<HeardEvents[Name]>) => void;
