/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { type CommentStatus, type ViewerCommentsResult } from '../generated/operations.js';
import { ViewerComments } from '../generated/viewer-comments.js';
import { rowMessages } from '../messages/row.js';
import { statusText, writingMessages } from '../messages/writing.js';
import { nameOf } from '../stream/comment-name.js';
import { type OwnParts } from '../stream/lazy-parts.js';
import { showProfile } from '../components/account-place.js';
import { withComment, withInserted } from '../stream/stream-changes.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type StreamState } from '../stream/stream-state.js';
import { adoptWritingStyles } from '../writing/adopt-styles.js';
import { courierOf } from '../writing/courier.js';
import { DeliveryNotice } from '../writing/delivery-notice.js';
import { send } from '../writing/send.js';
import { showAccountStates } from './account-states.js';
import { IgnoredCover } from './ignored-cover.js';
import { reactionKey, refusalOf } from './mine.js';
import { offerModerating } from './offer-moderating.js';
import { resumeSignedIn } from './signed-in.js';
import { signOut } from './sign-out.js';
import { StandingNotice } from './standing-notice.js';

type ViewerAnswer = NonNullable<ViewerCommentsResult['viewer']>;

interface Load {
  readonly viewerID: string | undefined;
  readonly loaded: Promise<void>;
}

/** One at a time: what a second one had read would undo what the reader did after the first. */
const loads = new WeakMap<StreamController, Load>();

/** What a viewer sees of their own comments and nobody else does: what became of them, and the time left to edit. */
export const own: OwnParts = {
  load(controller) {
    const { viewer } = controller.state;
    const underway = loads.get(controller);
    if (underway && underway.viewerID === viewer?.id) return underway.loaded;
    const loaded = load(controller).finally(() => loads.delete(controller));
    loads.set(controller, { viewerID: viewer?.id, loaded });
    return loaded;
  },

  async signOut(controller) {
    await signOut(controller.server);
    controller.focus('.top .link');
  },

  notice(comment, controller) {
    const { id, status, delivery } = comment;
    const name = nameOf(controller.state, comment);
    if (delivery) return <DeliveryNotice id={id} name={name} delivery={delivery} controller={controller} />;
    const text = status && statusText(status);
    if (!text) return null;
    return (
      <p class="notice">
        {text}{' '}
        <button
          class="link"
          aria-label={rowMessages.about(writingMessages.why, name)}
          onClick={() => void showProfile(controller, true)}
        >
          {writingMessages.why}
        </button>
      </p>
    );
  },

  actions(comment, controller) {
    const { id, author, editableUntil } = comment;
    const { viewer, composing } = controller.state;
    const minutes = editableUntil ? Math.ceil((Date.parse(editableUntil) - Date.now()) / 60_000) : 0;
    if (minutes <= 0 || viewer?.id !== author.id || composing?.commentID === id) return null;
    const text = writingMessages.edit(minutes);
    return (
      <button
        class="link edit"
        aria-label={rowMessages.about(text, nameOf(controller.state, comment))}
        onClick={() => void controller.compose({ kind: 'edit', commentID: id })}
      >
        {text}
      </button>
    );
  },

  cover(comment, controller) {
    const { id, author } = comment;
    const { mine } = controller.state;
    if (!mine?.ignored.has(author.id) || mine.uncovered.has(id)) return null;
    return <IgnoredCover id={id} author={author} name={nameOf(controller.state, comment)} controller={controller} />;
  },

  standing(controller) {
    const refusal = refusalOf(controller.state);
    return refusal ? <StandingNotice refusal={refusal} /> : null;
  },
};

async function load(controller: StreamController): Promise<void> {
  const { store, server, root } = controller;
  adoptWritingStyles(root);
  const courier = courierOf(controller);
  // What was not sent is shown whether or not the server can be reached.
  courier.resume();
  const { viewer, story } = await send(server, ViewerComments, { storyID: store.state.story!.id });
  if (!viewer) return;
  store.update((state) => withMine(withOwnComments(state, viewer), viewer));
  await showAccountStates(controller, viewer, story?.site.id);
  // Replies to comments that came only now.
  courier.resume();
  resumeSignedIn(controller);
  // A moderator without their tools is a reader: that they cannot be fetched takes nothing away.
  if (viewer.moderationURL) await offerModerating(controller, viewer.moderationURL).catch(() => undefined);
}

function withOwnComments(before: StreamState, { comments }: ViewerAnswer): StreamState {
  return comments.reduce((state, { comment, status, editableUntil }) => {
    const isShown = state.comments.has(comment.id);
    const hasPlace = comment.parentID === null || state.comments.has(comment.parentID);
    if (!isShown && !(isHeld(status) && hasPlace)) return state;
    const next = withComment(state, { ...state.comments.get(comment.id), ...comment, status, editableUntil });
    return isShown ? next : withInserted(next, comment.parentID, [comment.id]);
  }, before);
}

function withMine(state: StreamState, { reactions, ignoredUsers }: ViewerAnswer): StreamState {
  const mine = {
    disagreed: new Set<string>(),
    uncovered: new Set<string>(),
    ...state.mine,
    reactions: new Set(reactions.map(({ commentID, kind }) => reactionKey(commentID, kind))),
    ignored: new Set(ignoredUsers.map(({ id }) => id)),
  };
  return { ...state, mine };
}

function isHeld(status: CommentStatus): boolean {
  return status === 'PREMOD' || status === 'SYSTEM_WITHHELD';
}
