/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { askToSignIn } from '../account/ask-to-sign-in.js';
import { type StreamController } from '../stream/stream-controller.js';

/** Between the stream's header and its comments: signing in, what the viewer has to know, their profile. */
export function AccountPlace({ controller }: { readonly controller: StreamController }) {
  const { state, parts } = controller;
  const { isSigningIn, viewer, account, isProfileOpen } = state;
  return (
    <>
      {isSigningIn && parts.AccountForm && (
        <parts.AccountForm controller={controller} onDone={() => void askToSignIn(controller, false)} />
      )}
      {viewer && account && parts.AccountNotices && (
        <parts.AccountNotices
          {...account}
          server={controller.server}
          root={controller.root}
          onStates={(states) => controller.store.patch({ account: { ...account, states } })}
          onDone={() => controller.focus('.profile')}
          onChooseName={() => void chooseName(controller)}
        />
      )}
      {viewer && isProfileOpen && parts.ProfilePanel && (
        <parts.ProfilePanel controller={controller} onClose={() => void showProfile(controller, false)} />
      )}
      {parts.moderating && <parts.moderating.StoryTools controller={controller} />}
    </>
  );
}

async function chooseName(controller: StreamController): Promise<void> {
  await showProfile(controller, true);
  controller.focus('.person .link');
}

/** Opens the viewer's profile in place of the comments, or closes it and gives the focus back. */
export async function showProfile(controller: StreamController, isProfileOpen: boolean): Promise<void> {
  if (isProfileOpen && !(await controller.fetch('ProfilePanel', () => import('../account/profile-panel.js')))) return;
  controller.store.patch({ isProfileOpen });
  if (!isProfileOpen) controller.focus('.profile');
}
