import { ClientError, codeOf } from '../../shared/client-error.js';
import { type Operation } from '../../shared/operation.js';
import { moderatingFailureText, moderatingMessages } from '../messages/moderating.js';
import { type StreamController } from '../stream/stream-controller.js';
import { send } from '../writing/send.js';
import {
  Approve,
  BanAuthor,
  CloseComments,
  Feature,
  OpenComments,
  Pin,
  Reject,
  Reset,
  SetAside,
  StateOfComment,
  SuspendAuthor,
  UnbanAuthor,
  Unfeature,
  Unpin,
  UnsuspendAuthor,
} from './generated/moderating.js';
import { type ModeratedState } from './generated/operations.js';
import {
  type Act,
  expected,
  standingOf,
  undoOf,
  withAuthor,
  withDeed,
  withModerated,
  withModerating,
  withStanding,
} from './moderating-state.js';

const marks = { reset: Reset, setAside: SetAside, feature: Feature, unfeature: Unfeature, pin: Pin, unpin: Unpin };

/** Opens the tools below a comment, and looks up how it stands now: what is decided is decided about that. */
export async function openTools(controller: StreamController, commentID: string): Promise<void> {
  controller.store.update((state) => ({
    ...withDeed(state, commentID, null),
    panel: { commentID, kind: 'moderate' },
  }));
  await lookUp(controller, commentID);
}

/** Closes the tools, with the focus back where they were opened from. */
export function closeTools(controller: StreamController, commentID: string): void {
  controller.store.patch({ panel: null });
  controller.focus(`#moderate-${CSS.escape(commentID)}`);
}

/**
 * Does something about a comment: seen at once, and put back where the server refuses. Whatever comes of it stays below
 * the comment, with the way back.
 *
 * @param force although a colleague is looking at the comment
 */
export async function doAct(controller: StreamController, id: string, act: Act, force = false): Promise<void> {
  const { store } = controller;
  const before = standingOf(store.state, id);
  const seen = store.state.moderating?.states.get(id);
  if (!seen) return;
  const undo = undoOf(act, seen);
  store.update((state) => ({
    ...withDeed(withStanding(state, id, expected(before, act)), id, { act, phase: 'sending', undo }),
    panel: null,
    announcement: '',
  }));
  controller.focus(`#deed-${CSS.escape(id)}`);
  try {
    await carryOut(controller, seen, act, force);
    store.update((state) => ({
      ...withDeed(state, id, { act, phase: 'done', undo }),
      announcement: moderatingMessages.done[act.verb],
    }));
  } catch (error) {
    const code = codeOf(error);
    store.update((state) => ({
      ...withDeed(withStanding(state, id, before), id, { act, phase: 'failed', code, undo: null }),
      announcement: moderatingFailureText(code),
    }));
    // Somebody else may have changed it meanwhile: what is shown is what the next decision is about.
    if (code !== 'UNREACHABLE') await lookUp(controller, id);
  }
}

/** Ends the discussion of the story, or lets it go on. */
export async function setClosed(controller: StreamController, isClosed: boolean): Promise<void> {
  const { store } = controller;
  const storyID = store.state.story!.id;
  const { closed, opened } = moderatingMessages.story;
  const withClosed = (is: boolean, failure: string | null) =>
    store.update((state) => ({
      ...withModerating(state, () => ({ storyFailure: failure })),
      story: { ...state.story!, isClosed: is },
      announcement: failure ? moderatingFailureText(failure) : is ? closed : opened,
    }));
  withClosed(isClosed, null);
  try {
    await ask(controller, isClosed ? CloseComments : OpenComments, { input: { storyID } });
  } catch (error) {
    withClosed(!isClosed, codeOf(error));
  }
}

async function lookUp(controller: StreamController, id: string): Promise<void> {
  const { store } = controller;
  try {
    const { comment } = await ask(controller, StateOfComment, { id });
    if (!comment) throw new ClientError('NOT_FOUND');
    store.update((state) => withModerated(state, comment));
  } catch (error) {
    const code = codeOf(error);
    store.update((state) => withModerating(state, ({ unread }) => ({ unread: new Map(unread).set(id, code) })));
  }
}

async function carryOut(controller: StreamController, seen: ModeratedState, act: Act, force: boolean): Promise<void> {
  const { store } = controller;
  const { id: commentID, author, revisions } = seen;
  const userID = author.id;
  const siteIDs = [store.state.story!.site.id];
  const revision = revisions.length - 1;
  switch (act.verb) {
    case 'approve': {
      const { done } = await ask(controller, Approve, { input: { commentID, revision, force } });
      return store.update((state) => withModerated(state, done.comment));
    }
    case 'reject': {
      const { code, text } = act;
      const { done } = await ask(controller, Reject, { input: { commentID, revision, force, code, text } });
      return store.update((state) => withModerated(state, done.comment));
    }
    case 'suspend': {
      const { until, reason } = act;
      const { done } = await ask(controller, SuspendAuthor, { input: { userID, until, reason } });
      return store.update((state) => withAuthor(state, commentID, done.user));
    }
    case 'ban': {
      const { done } = await ask(controller, BanAuthor, { input: { userID, siteIDs, reason: act.reason } });
      return store.update((state) => withAuthor(state, commentID, done.user));
    }
    case 'lift': {
      const { done } = author.suspendedUntil
        ? await ask(controller, UnsuspendAuthor, { input: { userID } })
        : await ask(controller, UnbanAuthor, { input: { userID, siteIDs: author.isBanned ? null : siteIDs } });
      return store.update((state) => withAuthor(state, commentID, done.user));
    }
    case 'reset':
    case 'setAside':
    case 'feature':
    case 'unfeature':
    case 'pin':
    case 'unpin': {
      const { done } = await ask(controller, marks[act.verb], { input: { commentID, force } });
      store.update((state) => withModerated(state, done.comment));
    }
  }
}

/** Asks the admin surface as the stream asks the public one. @throws ClientError */
function ask<Result, Variables>(
  { server, state }: StreamController,
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  return send({ ...server, url: `${state.moderating!.url}/admin/api/graphql` }, operation, variables);
}
