import { type ComponentType, type VNode } from 'preact';
import { type AccountStates } from '../generated/operations.js';
import type * as afterPaint from './after-paint.js';
import type { moderating } from '../moderating/moderating.js';
import type { page } from '../page/page-part.js';
import { type StreamController } from './stream-controller.js';
import type * as threadView from './thread-view.js';
import { type Composing, type StreamComment, type StreamState } from './stream-state.js';

export interface ComposerProps {
  readonly controller: StreamController;
  readonly composing: Composing;
  readonly state: StreamState;
}

/** A part of a comment's article. */
export interface PartProps {
  readonly comment: StreamComment;
  readonly level: number;
  readonly controller: StreamController;
}

/** Where components of the account stand: in a stream, or on a page of their own. */
export type AccountHost = Pick<StreamController, 'server' | 'root'>;

export interface AccountFormProps {
  readonly controller: AccountHost;
  /** What it is for, where that is not to comment. */
  readonly heading?: string;
  /** Called once somebody is signed in. */
  readonly onDone: () => void;
}

export interface ProfilePanelProps {
  readonly controller: StreamController;
  readonly onClose: () => void;
}

export interface AccountNoticesProps extends AccountHost {
  readonly states: AccountStates;
  /** Of the stream that the notices stand above; absent where they stand above none. */
  readonly siteID?: string | undefined;
  /** What has become of them, once something was acknowledged. */
  readonly onStates: (states: AccountStates) => void;
  /** Called when there is nothing left to acknowledge, for the focus. */
  readonly onDone: () => void;
  readonly onChooseName: () => void;
}

/** What the viewer's own comments have beyond everybody's. */
export interface OwnParts {
  /** Reads the viewer's held comments and the time left to edit into the state. */
  load(controller: StreamController): Promise<void>;
  signOut(controller: StreamController): Promise<void>;
  notice(comment: StreamComment, controller: StreamController): VNode | null;
  actions(comment: StreamComment, controller: StreamController): VNode | null;
  /** In the place of what somebody wrote whom the viewer ignores. */
  cover(comment: StreamComment, controller: StreamController): VNode | null;
  /** In the place of the invitation, where the viewer may not write. */
  standing(controller: StreamController): VNode | null;
}

/** What readers do about comments. */
export interface TakingParts {
  /** Reacts in one way, or takes it back; asks for a sign-in where that is needed. */
  react(controller: StreamController, commentID: string, kind: string): void;
  /** What is open below a comment. */
  readonly Panel: ComponentType<PartProps>;
}

/**
 * The code that reading does not need, by the name under which the view finds it once it has been fetched.
 * A part is fetched before the state asks the view for it, so the view has no placeholders.
 */
export interface LazyParts {
  Composer?: ComponentType<ComposerProps>;
  AccountForm?: ComponentType<AccountFormProps>;
  AccountNotices?: ComponentType<AccountNoticesProps>;
  ProfilePanel?: ComponentType<ProfilePanelProps>;
  own?: OwnParts;
  page?: typeof page;
  reading?: typeof afterPaint;
  thread?: typeof threadView;
  taking?: TakingParts;
  moderating?: typeof moderating;
  /** What is said of a failure, once more than the first paint's texts are there. */
  visitFailureText?: (code: string) => string;
}
