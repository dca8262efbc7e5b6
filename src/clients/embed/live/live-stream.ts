import { LiveClient } from '../../shared/live-client.js';
import { type Session } from '../../shared/session.js';
import { type StoryStreamResult } from '../generated/operations.js';
import { StreamChanged } from '../generated/stream-changed.js';
import { type StreamStore } from '../stream/stream-store.js';
import { withEvent, withRereadPage } from './stream-event.js';

type Reread = () => Promise<{ readonly story: NonNullable<StoryStreamResult['story']> }>;

/** Keeps one stream up to date over the live endpoint, and misses nothing across interruptions. */
export class LiveStream {
  private readonly client: LiveClient;
  private lastEventID: string;

  /** @param liveURL base URL of the websockets role; @param reread reads the first page where events cannot bridge a gap. */
  constructor(
    private readonly store: StreamStore,
    session: Session,
    liveURL: string,
    private readonly reread: Reread,
  ) {
    this.lastEventID = store.state.story!.lastEventID;
    this.client = new LiveClient({
      url: `${liveURL}/api/graphql/live`,
      token: () => session.current?.token ?? null,
      onState: (connection) => store.patch({ connection }),
      onTokenRefused: () => session.refused(),
    });
    this.subscribe(store.state.story!.id);
  }

  /** With the viewer of now. */
  restart(): void {
    this.client.restart();
  }

  close(): void {
    this.client.close();
  }

  private subscribe(storyID: string): void {
    this.client.subscribe({
      operation: StreamChanged,
      variables: () => ({ storyID, after: this.lastEventID }),
      next: ({ streamChanged }) => {
        this.lastEventID = streamChanged.eventID;
        this.store.update((state) => withEvent(state, streamChanged));
      },
      error: (code) => {
        if (code === 'BAD_CURSOR') void this.bridge(storyID);
        else this.store.patch({ connection: 'offline' });
      },
    });
  }

  private async bridge(storyID: string): Promise<void> {
    try {
      const { story } = await this.reread();
      this.lastEventID = story.lastEventID;
      this.store.update((state) => withRereadPage(state, story));
      this.subscribe(storyID);
    } catch {
      this.store.patch({ connection: 'offline' });
    }
  }
}
