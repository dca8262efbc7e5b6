import { LiveClient, type LiveState } from '../../shared/live-client.js';
import { type Session } from '../../shared/session.js';

const restAfterMs = 120_000;

/** The live connection to one server, which all streams of a page share. It is open while one of them listens. */
export class SharedLive {
  readonly client: LiveClient;
  private readonly listeners = new Set<(state: LiveState) => void>();
  private state: LiveState | null = null;

  /** @param liveURL base URL of the websockets role */
  constructor(liveURL: string, session: Session) {
    this.client = new LiveClient({
      url: `${liveURL}/api/graphql/live`,
      token: () => session.current?.token ?? null,
      onState: (state) => {
        this.state = state;
        for (const listener of this.listeners) listener(state);
      },
      onTokenRefused: () => session.refused(),
      restAfterMs,
    });
  }

  /** Tells the state of now and each later one. @returns a function that ends it */
  watch(listener: (state: LiveState) => void): () => void {
    this.listeners.add(listener);
    if (this.state) listener(this.state);
    return () => this.listeners.delete(listener);
  }
}
