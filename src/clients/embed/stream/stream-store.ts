import { initialState, type StreamState } from './stream-state.js';

/** Holds the state of one stream. Listeners are told once however many changes a task makes. */
export class StreamStore {
  private current: StreamState;
  private isScheduled = false;

  constructor(
    now: number,
    private readonly listener: () => void,
  ) {
    this.current = initialState(now);
  }

  get state(): StreamState {
    return this.current;
  }

  update(change: (state: StreamState) => StreamState): void {
    this.current = change(this.current);
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      this.isScheduled = false;
      this.listener();
    });
  }

  patch(change: Partial<StreamState>): void {
    this.update((state) => ({ ...state, ...change }));
  }
}
