import { accountOf } from '../page/page-account.js';
import { codeOf } from '../../shared/client-error.js';
import { Session } from '../../shared/session.js';
import { FeedWindow } from '../following/feed-window.js';
import { HeldHeights } from '../following/held-height.js';
import { Jumps } from '../following/jumps.js';
import { SeenComments } from '../following/seen-comments.js';
import { type CommentOrder } from '../generated/operations.js';
import { visitFailureText } from '../messages/visit.js';
import { LiveStream } from '../live/live-stream.js';
import { SharedLive } from '../live/shared-live.js';
import { type StreamController } from './stream-controller.js';
import { type Viewer } from './stream-state.js';

const clockTickMs = 60_000;

/** What begins once the first comments are painted: who reads, what is new, what time it is. Ends with the next load. */
export class Visit {
  readonly window: FeedWindow;
  readonly seen: SeenComments;
  readonly jumps: Jumps;
  private readonly live: LiveStream | null;
  private readonly session: Session;
  private readonly stopListening: () => void;
  private readonly clock: ReturnType<typeof setInterval>;
  private letGo: (() => void) | null = null;
  private isClosed = false;

  /** @param liveURL base URL of the websockets role */
  constructor(
    private readonly controller: StreamController,
    liveURL: string,
  ) {
    const { server, store, parts } = controller;
    parts.visitFailureText = visitFailureText;
    this.session = server.session ??= new Session(`talk:session:${server.origin}`);
    this.window = new FeedWindow(controller);
    this.seen = new SeenComments(controller);
    this.jumps = new Jumps(controller, this.seen);
    const { session } = this;
    this.live = store.state.story!.settings.live
      ? new LiveStream(
          store,
          (server.live ??= new SharedLive(liveURL, session)),
          server.url,
          new HeldHeights(controller.root),
          () => controller.readPage(null),
        )
      : null;
    this.stopListening = this.session.subscribe(() => this.viewerChanged());
    this.clock = setInterval(() => store.patch({ now: Date.now() }), clockTickMs);
    const { id, commentCount } = store.state.story!;
    controller.emit('ready', { storyID: id, commentCount });
    store.patch({ now: Date.now() });
    this.become(this.viewer);
    void this.identify();
    void this.loadOwn();
    void this.resumeSignIn();
  }

  /**
   * Signs in whom the page names, if it names anybody.
   *
   * @param isSaidNow the page says it now, and not while it was put together
   */
  async identify(isSaidNow = false): Promise<void> {
    const { controller } = this;
    const account = accountOf(controller.root.host);
    if (!account || !(await controller.fetch('page', () => import('../page/page-part.js'))) || this.isClosed) return;
    const pageSignIn = controller.parts.page!.pageSignInOf(controller);
    this.letGo ??= pageSignIn.hold((code) => controller.emit('error', { code, during: 'signIn' }));
    await pageSignIn.use(account, isSaidNow);
  }

  /** Signs the reader out of Talk, whoever had signed them in. */
  async signOut(): Promise<void> {
    const { controller } = this;
    if (!controller.state.viewer) return controller.server.pageSignIn?.forget();
    if (await controller.fetch('page', () => import('../page/page-part.js'))) {
      await controller.parts.page!.signOut(controller.server);
    }
  }

  setOrder(order: CommentOrder): void {
    this.controller.store.patch({ order, chosenOrder: order, target: null });
    this.controller.emit('setCommentsOrderBy', { orderBy: order });
    void this.controller.load();
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.clock);
    this.letGo?.();
    this.stopListening();
    this.live?.close();
    for (const part of [this.jumps, this.seen, this.window]) part.close();
  }

  private get viewer() {
    return this.session.current?.viewer ?? null;
  }

  private become(viewer: Viewer | null): void {
    const { controller, session } = this;
    const before = controller.state.viewer;
    controller.store.patch({ viewer });
    if (before && before.id !== viewer?.id) controller.emit('signOut', {});
    if (viewer && before?.id !== viewer.id) {
      const { id, username } = viewer;
      controller.emit('signedIn', { viewer: { id, username }, by: session.isOfPage ? 'page' : 'talk' });
    }
  }

  private viewerChanged(): void {
    const before = this.controller.state.viewer;
    const { viewer } = this;
    if (viewer?.id === before?.id) return this.controller.store.patch({ viewer });
    this.become(viewer);
    this.controller.store.patch({
      isSigningIn: false,
      isProfileOpen: false,
      account: null,
      mine: null,
      moderating: null,
    });
    // Somebody else's held comments must not stay on the page.
    if (before) return void this.controller.load();
    this.live?.restart();
    void this.loadOwn();
  }

  /** Somebody comes back from Talk's own sign-in page with a code in the address. */
  private async resumeSignIn(): Promise<void> {
    if (!location.hash.startsWith('#talk-code=')) return;
    const { controller } = this;
    try {
      await (await import('../account/hand-over.js')).resumeSignIn(controller.server);
    } catch (error) {
      controller.store.patch({ failure: codeOf(error) });
    }
  }

  /** Improves the page that is there: its failure takes nothing away. */
  private async loadOwn(): Promise<void> {
    const { controller } = this;
    if (!controller.state.viewer) return;
    if (!(await controller.fetch('own', () => import('../own/own-comments.js')))) return;
    await controller.parts.own!.load(controller).catch(() => undefined);
  }
}
