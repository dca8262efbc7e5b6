/** @jsxRuntime classic */
/** @jsx h */
import { h, options, render } from 'preact';
import { StreamView } from './components/stream-view.js';
import { type AccessToken, type RefreshAccessToken } from './page/page-account.js';
import { type HeardEvents, type StreamListener } from './page/stream-events.js';
import { type CommentOrder } from './generated/operations.js';
import { StreamController } from './stream/stream-controller.js';
import { talkServer } from './stream/talk-server.js';
import { commentInAddress } from './stream/comment-in-address.js';
import css from './components/stream.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Each class is a part too, for the page's own styles. `docs/embedding.md` names those that stay. */
options.vnode = ({ props }) => {
  const { class: part } = props as { class?: string };
  if (part) Object.assign(props, { part });
};

/** Talk is where this script came from, unless the element says otherwise. */
const scriptOrigin = new URL(import.meta.url).origin;

/** Room that is kept for so many comments until they are there: an empty stream, the head, each comment. */
const expectedHeight = (count: number) => `${Math.max(21, 12 + 8 * Math.min(20, count))}rem`;

/**
 * `<talk-comments>`: the stream of one story, in a shadow root. It is its own handle for scripts; its attributes,
 * methods, events, parts and custom properties are told in `docs/embedding.md`.
 */
export class TalkCommentsElement extends HTMLElement {
  static readonly observedAttributes = ['story-id', 'story-url', 'comment-id', 'root-url', 'access-token'];
  /** Who reads, as the page says; a page may set them before this script is there. */
  declare accessToken?: AccessToken;
  declare refreshAccessToken?: RefreshAccessToken | undefined;
  private controller: StreamController | null = null;
  private approach: IntersectionObserver | null = null;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    const root = this.shadowRoot!;
    const id = this.getAttribute('story-id');
    const count = this.getAttribute('count');
    const address = { id, url: id ? null : this.storyURL };
    const server = talkServer(new URL(this.getAttribute('root-url') ?? scriptOrigin, location.href).origin);
    let minHeight = count ? expectedHeight(+count) : undefined;
    const draw = () => {
      if (this.controller !== controller) return;
      const { story } = controller.state;
      // Not lower than what stood here until now: what follows the stream stays where it is.
      if (story) minHeight ??= `${this.offsetHeight}px`;
      render(<StreamView controller={controller} minHeight={minHeight} />, root);
      // What the server had put here has been read until now.
      if (story) this.replaceChildren();
    };
    const controller = new StreamController(server, address, this.language, root, draw);
    const order = this.firstElementChild?.getAttribute('data-order') as CommentOrder | undefined;
    if (order) controller.store.patch({ order, chosenOrder: order });
    this.controller = controller;
    controller.store.patch({ target: this.getAttribute('comment-id') ?? commentInAddress(location.href) });
    draw();
    if (this.getAttribute('auto-render') === 'false') return;
    if (this.getAttribute('loading') === 'eager') return void this.render();
    // A screen away.
    this.approach = new IntersectionObserver((seen) => seen.at(-1)!.isIntersecting && void this.render(), {
      rootMargin: '100%',
    });
    this.approach.observe(this);
  }

  disconnectedCallback(): void {
    this.approach?.disconnect();
    this.controller?.close();
    this.controller = null;
    render(null, this.shadowRoot!);
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (!this.controller) return;
    if (name === 'access-token') return void (value ? this.login(value) : this.logout());
    this.disconnectedCallback();
    this.connectedCallback();
  }

  /** Reads the comments: for the first time, where that is left to the page, or anew. */
  async render(): Promise<void> {
    this.approach?.disconnect();
    await this.controller?.load();
  }

  /** Reads the comments anew. */
  refresh(): Promise<void> {
    return this.render();
  }

  /** Signs in whom this token of the page's own system names; before the comments are there, with them. */
  async login(token: string): Promise<void> {
    this.accessToken = token;
    await this.controller?.visit?.identify(true);
  }

  /** Signs the reader out of Talk. The page is not asked for a token before the next `login`. */
  async logout(): Promise<void> {
    this.accessToken = null;
    await this.controller?.visit?.signOut();
  }

  /** @returns a function that ends it, as `off` does */
  on<Name extends keyof HeardEvents>(name: Name, listener: StreamListener<Name>): () => void {
    this.addEventListener(`talk:${name}`, listener as EventListener);
    return () => this.off(name, listener);
  }

  off<Name extends keyof HeardEvents>(name: Name, listener: StreamListener<Name>): void {
    this.removeEventListener(`talk:${name}`, listener as EventListener);
  }

  private get language(): string {
    return this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  }

  private get storyURL(): string {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
    return new URL(this.getAttribute('story-url') ?? (canonical || location.href), location.href).href;
  }
}
