import { TalkCommentsElement } from './talk-comments.element.js';

export interface StreamOptions {
  /** The element, or a selector of it, that the stream is put into. */
  readonly container: Element | string;
  readonly storyID?: string;
  readonly storyURL?: string;
  /** Origin of Talk; default: where this script came from. */
  readonly server?: string;
  readonly theme?: 'light' | 'dark' | 'auto';
  /** Where readers sign in: in the stream (default), or on Talk's own page, in a pop-up or in place of this page. */
  readonly signIn?: 'inline' | 'popup' | 'redirect';
}

export interface StreamHandle {
  readonly element: TalkCommentsElement;
  /** Reads the stream anew. */
  refresh(): Promise<void>;
  remove(): void;
}

/** For pages that put the stream in place by script: `import { Talk } from '…/embed.js'`, or `window.Talk`. */
export const Talk = {
  /** @throws TypeError where the container is not there */
  createStream({ container, storyID, storyURL, server, theme, signIn }: StreamOptions): StreamHandle {
    const parent = typeof container === 'string' ? document.querySelector(container) : container;
    if (!parent) throw new TypeError('Talk.createStream: the container is not on this page.');
    const element = document.createElement('talk-comments') as TalkCommentsElement;
    const attributes = { 'story-id': storyID, 'story-url': storyURL, server, theme, 'sign-in': signIn };
    for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
    parent.append(element);
    return { element, refresh: () => element.refresh(), remove: () => element.remove() };
  },
};

// A page that loads the script twice keeps the first.
if (!customElements.get('talk-comments')) {
  customElements.define('talk-comments', TalkCommentsElement);
  Object.assign(globalThis, { Talk });
}
