import { codeOf } from '../../shared/client-error.js';
import { readOperation } from '../../shared/graphql-read.js';
import { WhyHere } from '../generated/why-here.js';
import { type StreamController } from './stream-controller.js';
import { type ConstructiveReason, type StreamState } from './stream-state.js';

/** Opens the reasons for a comment's place, read when they are asked for, or closes them. */
export async function toggleReasons({ store, server }: StreamController, id: string): Promise<void> {
  if (store.state.reasons.has(id)) return store.update((state) => withReasons(state, id, undefined));
  try {
    const { comment } = await readOperation(server.url, WhyHere, { id });
    store.update((state) => withReasons(state, id, comment?.constructive.reasons ?? []));
  } catch (error) {
    store.patch({ failure: codeOf(error) });
  }
}

function withReasons(state: StreamState, id: string, list: readonly ConstructiveReason[] | undefined): StreamState {
  const reasons = new Map(state.reasons);
  if (list) reasons.set(id, list);
  else reasons.delete(id);
  return { ...state, reasons };
}
