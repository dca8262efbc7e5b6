import { type StreamState } from '../stream/stream-state.js';

const newsroom = new Set(['STAFF', 'MODERATOR', 'ADMIN']);

/** The state after a comment was posted: in a chat's slow mode everybody but the newsroom waits before the next. */
export function noteSlowMode(state: StreamState, now = Date.now()): StreamState {
  const { story, viewer, mine } = state;
  const seconds = story?.settings.slowModeSeconds ?? 0;
  if (story?.mode !== 'CHAT' || seconds === 0 || !mine || newsroom.has(viewer?.role ?? '')) return state;
  return { ...state, mine: { ...mine, mayPostFrom: now + seconds * 1000 } };
}
