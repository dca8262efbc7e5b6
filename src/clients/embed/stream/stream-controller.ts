import { ClientError, codeOf } from '../../shared/client-error.js';
import { readOperation } from '../../shared/graphql-read.js';
import { type CommentOrder } from '../generated/operations.js';
import { useLanguage } from '../messages/messages.js';
import { StoryStream } from '../generated/story-stream.js';
import { type LiveStream } from '../live/live-stream.js';
import { type LazyParts } from './lazy-parts.js';
import { type Composing, type StreamState, withFirstPage } from './stream-state.js';
import { StreamStore } from './stream-store.js';
import { type TalkServer } from './talk-server.js';

const commentsPerPage = 20;
const clockTickMs = 60_000;

/** What the stream shows: by Talk's id, or by the page's URL. */
export interface StreamAddress {
  readonly id: string | null;
  readonly url: string | null;
}

/** What a reader can do with one stream. Reading is here; the rest comes as `parts` when it is first wanted. */
export class StreamController {
  readonly store: StreamStore;
  readonly parts: LazyParts = {};
  private live: LiveStream | null = null;
  private loads = 0;
  private readonly stopListening: () => void;
  private readonly clock: ReturnType<typeof setInterval>;

  constructor(
    readonly server: TalkServer,
    private readonly address: StreamAddress,
    private readonly language: string,
    readonly root: ShadowRoot,
    onChange: () => void,
  ) {
    this.store = new StreamStore(Date.now(), onChange);
    this.clock = setInterval(() => this.store.patch({ now: Date.now() }), clockTickMs);
    this.stopListening = server.session.subscribe(() => this.viewerChanged());
    this.store.patch({ viewer: server.session.current?.viewer ?? null });
  }

  get state(): StreamState {
    return this.store.state;
  }

  /** Reads the first page anew. A load that a later one has overtaken changes nothing. */
  async load(): Promise<void> {
    const load = ++this.loads;
    this.live?.close();
    this.live = null;
    this.store.patch({ phase: 'loading', failure: null });
    try {
      const [{ story, endpoints }] = await Promise.all([this.readPage(null), useLanguage(this.language)]);
      if (load !== this.loads) return;
      this.store.update((state) => withFirstPage(state, story));
      // What follows improves the page that is there: its failure takes nothing away.
      await Promise.allSettled([this.loadOwn(), this.settle(load, endpoints.live)]);
    } catch (error) {
      if (load === this.loads) this.store.patch({ phase: 'failed', failure: codeOf(error) });
    }
  }

  async setOrder(order: CommentOrder): Promise<void> {
    this.store.patch({ order });
    await this.load();
  }

  /** Opens a composer, or closes it (null). */
  async compose(composing: Composing | null): Promise<void> {
    if (composing && !(await this.fetch('Composer', () => import('../writing/composer.js')))) return;
    this.store.patch({ composing, failure: null });
  }

  async askToSignIn(isSigningIn: boolean): Promise<void> {
    if (isSigningIn && !(await this.fetch('AccountForm', () => import('../account/account-form.js')))) return;
    this.store.patch({ isSigningIn });
    if (!isSigningIn) this.focus('.top .link');
  }

  /** Makes a part available to the view; says what is wrong and answers false where it cannot be fetched. */
  async fetch<Name extends keyof LazyParts>(name: Name, load: () => Promise<Pick<LazyParts, Name>>): Promise<boolean> {
    try {
      this.parts[name] ??= (await load())[name];
      return true;
    } catch {
      this.store.patch({ failure: 'UNREACHABLE' });
      return false;
    }
  }

  /** After the next paint of the state; does nothing where the comment is not shown. */
  focusComment(id: string | undefined): void {
    if (id) this.focus(`#comment-${CSS.escape(id)}`);
  }

  focus(selector: string): void {
    queueMicrotask(() => this.root.querySelector<HTMLElement>(selector)?.focus());
  }

  close(): void {
    this.loads++;
    clearInterval(this.clock);
    this.stopListening();
    this.live?.close();
  }

  /** @throws ClientError also where there is no such story */
  async readPage(after: string | null) {
    const variables = { ...this.address, orderBy: this.state.order, first: commentsPerPage, after };
    const { story, endpoints } = await readOperation(this.server.url, StoryStream, variables);
    if (!story) throw new ClientError('NOT_FOUND');
    return { story, endpoints };
  }

  private async loadOwn(): Promise<void> {
    if (!this.state.viewer) return;
    if (await this.fetch('own', () => import('../own/own-comments.js'))) await this.parts.own!.load(this);
  }

  /** A moment after the first comments are there: the live connection, the keys, the further pages. */
  private async settle(load: number, liveURL: string): Promise<void> {
    const afterPaint = await import('./after-paint.js');
    if (load !== this.loads) return;
    afterPaint.adoptAfterPaintStyles(this.root);
    this.parts.reading = afterPaint;
    this.store.patch({});
    this.live = new afterPaint.LiveStream(this.store, this.server.session, liveURL, () => this.readPage(null));
  }

  private viewerChanged(): void {
    const before = this.state.viewer;
    const viewer = this.server.session.current?.viewer ?? null;
    if (viewer?.id === before?.id) return;
    this.store.patch({ viewer, isSigningIn: false });
    if (!before) this.live?.restart();
    // Somebody else's held comments must not stay on the page.
    void Promise.allSettled([before ? this.load() : this.loadOwn()]);
  }
}
