import { type StreamController } from '../stream/stream-controller.js';

interface Notes {
  readonly commentPosted: { readonly commentID: string; readonly parentID: string | null };
  readonly commentEdited: { readonly commentID: string };
  readonly commentDeleted: { readonly commentID: string };
  readonly commentReacted: { readonly commentID: string; readonly kind: string; readonly isOn: boolean };
  readonly commentReported: { readonly commentID: string; readonly reason: string };
  readonly commentShared: { readonly commentID: string };
  readonly userIgnored: { readonly userID: string; readonly isOn: boolean };
}

interface Emitting {
  readonly emit?: (name: string, detail: object) => void;
}

/** Tells the page what somebody did here, for its analytics: ids and small facts, never what they wrote. */
export function note<Name extends keyof Notes>(controller: StreamController, name: Name, detail: Notes[Name]): void {
  (controller as Emitting).emit?.(name, detail);
}
