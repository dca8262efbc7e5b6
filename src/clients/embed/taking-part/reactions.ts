import { ReactToComment, RemoveReaction } from '../generated/taking-part.js';
import { writingMessages } from '../messages/writing.js';
import { reactionKey, withMark } from '../own/mine.js';
import { whenSignedIn } from '../own/signed-in.js';
import { type StreamController } from '../stream/stream-controller.js';
import { withComment } from '../stream/stream-changes.js';
import { type StreamComment, type StreamState } from '../stream/stream-state.js';
import { send } from '../writing/send.js';
import { showFailure } from './panels.js';

const underway = new Set<string>();

/** Reacts, or takes the reaction back: shown at once, and taken back where the server refuses. */
export function react(controller: StreamController, commentID: string, kind: string): void {
  whenSignedIn(controller, () => void toggle(controller, commentID, kind));
}

async function toggle(controller: StreamController, commentID: string, kind: string): Promise<void> {
  const { store, server } = controller;
  const key = reactionKey(commentID, kind);
  const { mine } = store.state;
  if (!mine || underway.has(key)) return;
  const isOn = !mine.reactions.has(key);
  underway.add(key);
  store.update((state) => withReaction(state, commentID, kind, isOn));
  try {
    const input = { commentID, kind };
    const { reactions } = isOn
      ? (await send(server, ReactToComment, { input })).reactToComment
      : (await send(server, RemoveReaction, { input })).removeReaction;
    const announcement = isOn ? writingMessages.reacted : writingMessages.reactionWithdrawn;
    store.update((state) => ({ ...withCounts(state, commentID, reactions), announcement }));
    controller.emit(isOn ? 'createCommentReaction' : 'removeCommentReaction', input);
  } catch (error) {
    store.update((state) => withReaction(state, commentID, kind, !isOn));
    showFailure(controller, commentID, error);
  } finally {
    underway.delete(key);
  }
}

/** The state with the viewer's reaction, or without it. Doing it again changes nothing. */
export function withReaction(state: StreamState, commentID: string, kind: string, isOn: boolean): StreamState {
  const key = reactionKey(commentID, kind);
  const comment = state.comments.get(commentID);
  if (!comment || !state.mine || state.mine.reactions.has(key) === isOn) return state;
  const others = comment.reactions.filter((each) => each.kind !== kind);
  const before = comment.reactions.find((each) => each.kind === kind)?.count ?? 0;
  const reactions = [...others, { kind, count: Math.max(0, before + (isOn ? 1 : -1)) }];
  return withMark(withCounts(state, commentID, reactions), 'reactions', key, isOn);
}

function withCounts(state: StreamState, commentID: string, reactions: StreamComment['reactions']): StreamState {
  const comment = state.comments.get(commentID);
  if (!comment) return state;
  const reactionCount = reactions.reduce((sum, { count }) => sum + count, 0);
  return withComment(state, { ...comment, reactions, reactionCount });
}
