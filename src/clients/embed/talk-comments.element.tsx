/** @jsxRuntime classic */
/** @jsx h */
import { h, render } from 'preact';
import { StreamView } from './components/stream-view.js';
import { type CommentOrder } from './generated/operations.js';
import { StreamController } from './stream/stream-controller.js';
import { talkServer } from './stream/talk-server.js';
import css from './components/stream.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Talk is where this script came from, unless the element says otherwise. */
const scriptOrigin = new URL(import.meta.url).origin;

/**
 * `<talk-comments>`: the stream of one story, in a shadow root.
 *
 * Attributes: `story-id` (Talk's id), or `story-url` (default: the page's canonical link, else its address);
 * `lang` (default: the page's own, else the browser's); `server` (origin of Talk; default: of this script); `theme` (`light`, `dark`, `auto`; default: the page's own
 * `color-scheme`). What is in it, such as the part of `/embed/stream.html`, is
 * shown until the first page is there, and taken out then.
 */
export class TalkCommentsElement extends HTMLElement {
  static readonly observedAttributes = ['story-id', 'story-url', 'server'];
  private controller: StreamController | null = null;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    const root = this.shadowRoot!;
    const id = this.getAttribute('story-id');
    const address = { id, url: id ? null : this.storyURL };
    const server = talkServer(new URL(this.getAttribute('server') ?? scriptOrigin, location.href).origin);
    const controller = new StreamController(server, address, this.language, root, () => {
      if (this.controller !== controller) return;
      // What follows the element stays where it is when the server's comments, which the slot shows, give way.
      if (this.firstElementChild) this.style.minHeight = `${this.offsetHeight}px`;
      render(<StreamView controller={controller} />, root);
      if (controller.state.story) this.replaceChildren();
    });
    const order = this.firstElementChild?.getAttribute('data-order');
    if (order) controller.store.patch({ order: order as CommentOrder });
    this.controller = controller;
    void controller.load();
  }

  disconnectedCallback(): void {
    this.controller?.close();
    this.controller = null;
    render(null, this.shadowRoot!);
  }

  attributeChangedCallback(): void {
    if (!this.controller) return;
    this.disconnectedCallback();
    this.connectedCallback();
  }

  /** Reads the stream anew. */
  async refresh(): Promise<void> {
    await this.controller?.load();
  }

  private get language(): string {
    return this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  }

  private get storyURL(): string {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
    return new URL(this.getAttribute('story-url') ?? (canonical || location.href), location.href).href;
  }
}
