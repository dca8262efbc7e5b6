/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { type CommentOrder } from '../generated/operations.js';
import { messages } from '../messages/messages.js';
import { type StreamController } from '../stream/stream-controller.js';
import { showProfile } from './account-place.js';

/** Who is signed in, and in which order the comments are. */
export function StreamControls({ controller }: { readonly controller: StreamController }) {
  const { order, viewer, isSigningIn, isProfileOpen } = controller.state;
  return (
    <>
      {viewer ? (
        <span class="viewer">
          <button
            class="link profile"
            aria-label={messages.profile(viewer.username)}
            aria-expanded={isProfileOpen === true}
            onClick={() => void showProfile(controller, !isProfileOpen)}
          >
            {viewer.username}
          </button>
          <button class="link" onClick={() => void controller.parts.own?.signOut(controller)}>
            {messages.signOut}
          </button>
        </span>
      ) : (
        <button class="link" aria-expanded={isSigningIn} onClick={() => void controller.askToSignIn(!isSigningIn)}>
          {messages.signIn}
        </button>
      )}
      <select
        aria-label={messages.orderLabel}
        value={order}
        onChange={({ currentTarget }) => controller.visit?.setOrder(currentTarget.value as CommentOrder)}
      >
        {Object.entries(messages.orders).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </>
  );
}
