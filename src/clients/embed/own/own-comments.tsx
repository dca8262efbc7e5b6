/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { type CommentStatus } from '../generated/operations.js';
import { ViewerComments } from '../generated/viewer-comments.js';
import { statusText, writingFailureText, writingMessages } from '../messages/writing.js';
import { type OwnParts } from '../stream/lazy-parts.js';
import { withComment, withInserted } from '../stream/stream-changes.js';
import { deliver, discard } from '../writing/post-comment.js';
import { send } from '../writing/send.js';
import { showProfile } from '../components/account-place.js';
import { showAccountStates } from './account-states.js';
import { signOut } from './sign-out.js';

/** What a viewer sees of their own comments and nobody else does: what became of them, and the time left to edit. */
export const own: OwnParts = {
  async load(controller) {
    const { store, server } = controller;
    const { viewer, story } = await send(server, ViewerComments, { storyID: store.state.story!.id });
    if (viewer) await showAccountStates(controller, viewer, story?.site.id);
    for (const { comment, status, editableUntil } of viewer?.comments ?? []) {
      store.update((state) => {
        const isShown = state.comments.has(comment.id);
        const hasPlace = comment.parentID === null || state.comments.has(comment.parentID);
        if (!isShown && !(isHeld(status) && hasPlace)) return state;
        const next = withComment(state, { ...state.comments.get(comment.id), ...comment, status, editableUntil });
        return isShown ? next : withInserted(next, comment.parentID, [comment.id]);
      });
    }
  },

  async signOut(controller) {
    await signOut(controller.server);
    controller.focus('.top .link');
  },

  notice({ id, status, delivery }, controller) {
    if (delivery?.failure) {
      return (
        <p class="failure" role="alert">
          {writingFailureText(delivery.failure)}{' '}
          <button class="link" onClick={() => void deliver(controller, id)}>
            {writingMessages.retry}
          </button>{' '}
          <button class="link" onClick={() => discard(controller, id)}>
            {writingMessages.discard}
          </button>
        </p>
      );
    }
    const text = delivery ? writingMessages.sending : status && statusText(status);
    if (!text) return null;
    return (
      <p class="notice">
        {text}{' '}
        {status && (
          <button class="link" onClick={() => void showProfile(controller, true)}>
            {writingMessages.why}
          </button>
        )}
      </p>
    );
  },

  actions({ id, author, editableUntil }, controller) {
    const { viewer, composing } = controller.state;
    const minutes = editableUntil ? Math.ceil((Date.parse(editableUntil) - Date.now()) / 60_000) : 0;
    if (minutes <= 0 || viewer?.id !== author.id || composing?.commentID === id) return null;
    return (
      <button
        class="link edit"
        aria-label={writingMessages.editOwn(minutes)}
        onClick={() => void controller.compose({ kind: 'edit', commentID: id })}
      >
        {writingMessages.edit(minutes)}
      </button>
    );
  },
};

function isHeld(status: CommentStatus): boolean {
  return status === 'PREMOD' || status === 'SYSTEM_WITHHELD';
}
