import { type LiveState } from '../../shared/live-client.js';
import { type HeldHeights } from '../following/held-height.js';
import { type StoryStreamResult } from '../generated/operations.js';
import { StoryReaders } from '../generated/story-readers.js';
import { StreamChanged } from '../generated/stream-changed.js';
import { type StreamStore } from '../stream/stream-store.js';
import { type SharedLive } from './shared-live.js';
import { type StreamEvent, withEvent, withRereadPage } from './stream-event.js';
import { type PolledStory, StreamPoll } from './stream-poll.js';

type Reread = () => Promise<{ readonly story: NonNullable<StoryStreamResult['story']> }>;

/** While nothing is heard live. */
const pollMs = 15_000;
/** Beside event streams, which bring no number of readers, and which a proxy may hold back. */
const seldomMs = 60_000;
const againMs = 10_000;

/**
 * Keeps one stream up to date, and misses nothing across interruptions: over the page's live connection, else by asking
 * what is new. Whatever brings an event, it moves the number of the last one that is known.
 */
export class LiveStream {
  private readonly storyID: string;
  private readonly poll: StreamPoll;
  private readonly stops: (() => void)[];
  private lastEventID: string;
  private readersEventID = '0';
  private again: ReturnType<typeof setTimeout> | undefined;
  private isBridging = false;
  private isClosed = false;

  /**
   * @param url of the public GraphQL endpoint
   * @param held keeps what is seen in its place
   * @param reread reads the first page where events cannot bridge a gap
   */
  constructor(
    private readonly store: StreamStore,
    private readonly live: SharedLive,
    url: string,
    private readonly held: HeldHeights,
    private readonly reread: Reread,
  ) {
    const { id, lastEventID } = store.state.story!;
    this.storyID = id;
    this.lastEventID = lastEventID;
    this.poll = new StreamPoll({
      url,
      storyID: id,
      after: () => this.lastEventID,
      next: (story) => this.polled(story),
      error: (code) => this.failed(code),
    });
    this.stops = [this.subscribe(), this.subscribeToReaders(), live.watch((state) => this.connectionIs(state))];
  }

  /** With the viewer of now. */
  restart(): void {
    this.live.client.restart();
  }

  close(): void {
    this.isClosed = true;
    this.held.close();
    clearTimeout(this.again);
    this.poll.every(0);
    for (const stop of this.stops) stop();
  }

  private subscribe(): () => void {
    return this.live.client.subscribe({
      operation: StreamChanged,
      variables: () => ({ storyID: this.storyID, after: this.lastEventID }),
      next: ({ streamChanged }) => this.take(streamChanged),
      error: (code) => this.ended(code),
    });
  }

  private subscribeToReaders(): () => void {
    return this.live.client.subscribe({
      operation: StoryReaders,
      isExtra: true,
      variables: () => ({ storyID: this.storyID, after: this.readersEventID }),
      next: ({ storyReaders: { eventID, count } }) => {
        this.readersEventID = eventID;
        this.store.patch({ readers: count });
      },
      error: () => this.store.patch({ readers: null }),
    });
  }

  private connectionIs(connection: LiveState): void {
    if (connection === 'online') this.poll.every(this.live.client.carriesMany ? 0 : seldomMs);
    if (connection === 'offline') {
      this.poll.every(pollMs);
      this.readersEventID = '0';
      this.store.patch({ readers: null });
    }
    this.store.patch({ connection });
  }

  private take(event: StreamEvent): void {
    // It came another way already, and what came after it as well.
    if (Number(event.eventID) <= Number(this.lastEventID)) return;
    this.lastEventID = event.eventID;
    this.held.hold(event.commentID);
    this.store.update((state) => withEvent(state, event));
  }

  private polled({ changes, readerCount, isClosed }: PolledStory): void {
    for (const event of changes.events) this.take(event);
    // Past what this reader is not shown; never behind what came live meanwhile.
    if (Number(changes.lastEventID) > Number(this.lastEventID)) this.lastEventID = changes.lastEventID;
    this.store.update((state) => ({
      ...state,
      readers: readerCount,
      connection: 'online',
      story: state.story && { ...state.story, isClosed },
    }));
  }

  /** The server has ended the subscription. */
  private ended(code: string): void {
    if (code === 'STORY_NOT_LIVE') {
      this.close();
      this.store.patch({ connection: null, readers: null });
      return;
    }
    const bridged = code === 'BAD_CURSOR' ? this.bridge() : Promise.resolve(false);
    void bridged.then((isBridged) => this.subscribeAgain(isBridged ? 0 : againMs * (0.5 + Math.random())));
  }

  private subscribeAgain(afterMs: number): void {
    if (this.isClosed) return;
    if (afterMs > 0) this.poll.every(pollMs);
    this.again = setTimeout(() => {
      this.stops[0] = this.subscribe();
      this.connectionIs(this.store.state.connection ?? 'connecting');
    }, afterMs);
  }

  private failed(code: string): void {
    if (code === 'BAD_CURSOR') void this.bridge();
    else this.store.patch({ connection: 'offline' });
  }

  private async bridge(): Promise<boolean> {
    if (this.isBridging) return false;
    this.isBridging = true;
    try {
      const { story } = await this.reread();
      this.lastEventID = story.lastEventID;
      this.store.update((state) => withRereadPage(state, story));
      return true;
    } catch {
      this.store.patch({ connection: 'offline' });
      return false;
    } finally {
      this.isBridging = false;
    }
  }
}
