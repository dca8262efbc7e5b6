/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { askToSignIn } from '../account/ask-to-sign-in.js';
import { type CommentOrder } from '../generated/operations.js';
import { Readers } from '../following/following.js';
import { visitMessages } from '../messages/visit.js';
import { type StreamController } from '../stream/stream-controller.js';
import { topLevel } from '../stream/stream-state.js';
import { showProfile } from './account-place.js';

/** Who is signed in, and in which order the comments are. */
export function StreamControls({ controller }: { readonly controller: StreamController }) {
  const { parts } = controller;
  const { list, order, viewer, isSigningIn, isProfileOpen } = controller.state;
  return (
    <>
      <Readers controller={controller} />
      {viewer ? (
        <span class="viewer">
          <button
            class="link profile"
            aria-label={visitMessages.profile(viewer.username)}
            aria-expanded={isProfileOpen === true}
            onClick={() => void showProfile(controller, !isProfileOpen)}
          >
            {viewer.username}
          </button>
          <button class="link" onClick={() => void controller.parts.own?.signOut(controller)}>
            {visitMessages.signOut}
          </button>
        </span>
      ) : (
        <button class="link" aria-expanded={isSigningIn} onClick={() => void askToSignIn(controller, !isSigningIn)}>
          {visitMessages.signIn}
        </button>
      )}
      {parts.moderating && <parts.moderating.StoryButton controller={controller} />}
      {list === topLevel && (
        <select
          class="order"
          aria-label={visitMessages.orderLabel}
          value={order}
          onChange={({ currentTarget }) => controller.visit?.setOrder(currentTarget.value as CommentOrder)}
        >
          {Object.entries(visitMessages.orders).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
