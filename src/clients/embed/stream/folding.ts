import { type StreamState } from './stream-state.js';

/** The state with a comment folded to its header, or open again. */
export function withFolded(state: StreamState, id: string): StreamState {
  const folded = new Set(state.folded);
  if (!folded.delete(id)) folded.add(id);
  return { ...state, folded };
}

/** How many replies are hidden with a comment: those that are loaded, and those that they are known to have. */
export function repliesBelow({ comments, threads }: Pick<StreamState, 'comments' | 'threads'>, id: string): number {
  const loaded = threads.get(id)?.ids ?? [];
  const own = Math.max(comments.get(id)?.replyCount ?? 0, loaded.length);
  return loaded.reduce((sum, reply) => sum + repliesBelow({ comments, threads }, reply), own);
}
