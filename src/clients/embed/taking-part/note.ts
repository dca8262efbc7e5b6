import { type CommentStatus } from '../generated/operations.js';
import { type StreamController } from '../stream/stream-controller.js';

interface OfComment {
  readonly commentID: string;
}

interface Posted extends OfComment {
  readonly storyID: string;
  readonly status: CommentStatus;
}

interface Notes {
  readonly createComment: Posted;
  readonly createCommentReply: Posted & { readonly parentID: string };
  readonly editComment: OfComment & { readonly status: CommentStatus };
  readonly deleteComment: OfComment;
  readonly createCommentReaction: OfComment & { readonly kind: string };
  readonly removeCommentReaction: OfComment & { readonly kind: string };
  readonly showReportPopover: OfComment;
  readonly reportComment: OfComment & { readonly reason: string };
  readonly copyPermalink: OfComment;
  readonly ignoreUser: { readonly userID: string };
  readonly removeUserIgnore: { readonly userID: string };
}

interface Emitting {
  readonly emit?: (name: string, detail: object) => unknown;
}

/** Tells the page what somebody did here, for its analytics: ids and small facts, never what they wrote. */
export function note<Name extends keyof Notes>(controller: StreamController, name: Name, detail: Notes[Name]): void {
  (controller as Emitting).emit?.(name, detail);
}
