import { Session } from '../../shared/session.js';
import { type CommentOrder } from '../generated/operations.js';
import { LiveStream } from '../live/live-stream.js';
import { type StreamController } from './stream-controller.js';

const clockTickMs = 60_000;

/** What begins once the first comments are painted: who reads, what is new, what time it is. Ends with the next load. */
export class Visit {
  private readonly live: LiveStream | null;
  private readonly session: Session;
  private readonly stopListening: () => void;
  private readonly clock: ReturnType<typeof setInterval>;

  /** @param liveURL base URL of the websockets role */
  constructor(
    private readonly controller: StreamController,
    liveURL: string,
  ) {
    const { server, store } = controller;
    this.session = server.session ??= new Session(`talk:session:${server.origin}`);
    this.live = store.state.story!.settings.live
      ? new LiveStream(store, this.session, liveURL, () => controller.readPage(null))
      : null;
    this.stopListening = this.session.subscribe(() => this.viewerChanged());
    this.clock = setInterval(() => store.patch({ now: Date.now() }), clockTickMs);
    store.patch({ viewer: this.viewer });
    void this.loadOwn();
  }

  setOrder(order: CommentOrder): void {
    this.controller.store.patch({ order });
    void this.controller.load();
  }

  close(): void {
    clearInterval(this.clock);
    this.stopListening();
    this.live?.close();
  }

  private get viewer() {
    return this.session.current?.viewer ?? null;
  }

  private viewerChanged(): void {
    const before = this.controller.state.viewer;
    const { viewer } = this;
    if (viewer?.id === before?.id) return;
    this.controller.store.patch({ viewer, isSigningIn: false, mine: null });
    // Somebody else's held comments must not stay on the page.
    if (before) return void this.controller.load();
    this.live?.restart();
    void this.loadOwn();
  }

  /** Improves the page that is there: its failure takes nothing away. */
  private async loadOwn(): Promise<void> {
    const { controller } = this;
    if (!controller.state.viewer) return;
    if (!(await controller.fetch('own', () => import('../own/own-comments.js')))) return;
    await controller.parts.own!.load(controller).catch(() => undefined);
  }
}
