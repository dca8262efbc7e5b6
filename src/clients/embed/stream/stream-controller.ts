import { ClientError, codeOf } from '../../shared/client-error.js';
import { readOperation } from '../../shared/graphql-read.js';
import { useLanguage } from '../messages/messages.js';
import { StoryStream } from '../generated/story-stream.js';
import { type StreamEventName, type StreamEvents } from '../page/stream-events.js';
import { type LazyParts } from './lazy-parts.js';
import { type Composing, type StreamState, topLevel, withFirstPage } from './stream-state.js';
import { StreamStore } from './stream-store.js';
import { type TalkServer } from './talk-server.js';
import { type Visit } from './visit.js';

const commentsPerPage = 20;

/** What the stream shows: by Talk's id, or by the page's URL. */
export interface StreamAddress {
  readonly id: string | null;
  readonly url: string | null;
}

/** What a reader can do with one stream. Reading is here; the rest comes as `parts` when it is first wanted. */
export class StreamController {
  readonly store: StreamStore;
  readonly parts: LazyParts = {};
  /** From the first paint on. */
  visit: Visit | null = null;
  private loads = 0;

  constructor(
    readonly server: TalkServer,
    readonly address: StreamAddress,
    private readonly language: string,
    readonly root: ShadowRoot,
    onChange: () => void,
  ) {
    this.store = new StreamStore(Date.now(), onChange);
  }

  get state(): StreamState {
    return this.store.state;
  }

  /** Reads the first page anew. A load that a later one has overtaken changes nothing. */
  async load(): Promise<void> {
    const load = ++this.loads;
    this.endVisit();
    this.store.patch({ phase: 'loading', failure: null, list: topLevel });
    try {
      const [{ story, endpoints, reactionKinds }] = await Promise.all([this.readFirst(), useLanguage(this.language)]);
      if (load !== this.loads) return;
      this.store.update((state) => withFirstPage({ ...state, reactionKinds }, story));
      if (this.state.list) this.focusComment(this.state.target!);
      // What follows improves the page that is there: its failure takes nothing away.
      await this.beginVisit(load, endpoints.live).catch(() => undefined);
    } catch (error) {
      const failure = codeOf(error);
      await useLanguage(this.language);
      await this.fetch('visitFailureText', () => import('../messages/visit.js'));
      if (load !== this.loads) return;
      this.store.patch({ phase: 'failed', failure });
      this.emit('error', { code: failure, during: 'load' });
    }
  }

  /**
   * Tells the page, by the DOM events `talk:<name>` and `talk:*` on the element. They bubble, so that it can listen to all
   * of its streams in one place; what a listener throws is the browser's to report and stops nothing here.
   *
   * @returns false where the page takes over what the stream would do next
   */
  emit<Name extends StreamEventName>(name: Name, detail: StreamEvents[Name]): boolean {
    const say = (type: string, detail: object) =>
      this.root.host.dispatchEvent(new CustomEvent(`talk:${type}`, { bubbles: true, cancelable: true, detail }));
    const goesOn = say(name, detail);
    return say('*', { name, ...detail }) && goesOn;
  }

  /** Opens a composer, or closes it (null). */
  async compose(composing: Composing | null): Promise<void> {
    if (composing && !(await this.fetch('Composer', () => import('../writing/composer.js')))) return;
    this.store.patch({ composing, failure: null });
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
    if (!id) return;
    this.visit?.window.want(id);
    this.focus(`#comment-${CSS.escape(id)}`);
  }

  focus(selector: string): void {
    queueMicrotask(() => this.root.querySelector<HTMLElement>(selector)?.focus());
  }

  close(): void {
    this.loads++;
    this.endVisit();
  }

  /** @throws ClientError also where there is no such story */
  async readPage(after: string | null) {
    const { chosenOrder, order } = this.state;
    const page = after ? { orderBy: order, first: commentsPerPage, after } : { orderBy: chosenOrder };
    const { story, ...rest } = await readOperation(this.server.url, StoryStream, { ...this.address, ...page });
    if (!story) throw new ClientError('NOT_FOUND');
    return { story, ...rest };
  }

  /** The thread that was asked for, else the story's comments. */
  private async readFirst() {
    const { target } = this.state;
    if (!target) return this.readPage(null);
    // What the thread's module says is in the page's language.
    await useLanguage(this.language);
    this.parts.thread ??= await import('./thread-view.js');
    return this.parts.thread.readThread(this, target);
  }

  private async beginVisit(load: number, liveURL: string): Promise<void> {
    const afterPaint = await import('./after-paint.js');
    if (load !== this.loads) return;
    afterPaint.adoptAfterPaintStyles(this.root);
    this.parts.reading = afterPaint;
    this.visit = new afterPaint.Visit(this, liveURL);
  }

  private endVisit(): void {
    this.visit?.close();
    this.visit = null;
  }
}
