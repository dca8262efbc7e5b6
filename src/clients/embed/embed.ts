import { type StreamOptions } from './page/stream-options.js';
import { TalkCommentsElement } from './talk-comments.element.js';

/** For pages that put the stream in place by script: `import { Talk } from '…/embed.js'`, or `window.Talk`. */
export const Talk = {
  /**
   * Puts a stream at the end of its container.
   *
   * @returns the element, which is also the handle
   * @throws TypeError where the container is not there
   */
  createStream({ id, container = `#${id}`, events, ...options }: StreamOptions) {
    const parent = typeof container === 'string' ? document.querySelector(container) : container;
    if (!parent) throw new TypeError('Talk: no such container');
    const stream = document.createElement('talk-comments') as TalkCommentsElement;
    for (const [name, value] of Object.entries(options)) {
      if (typeof value === 'function') Object.assign(stream, { [name]: value });
      // `storyID` is the attribute `story-id`.
      else if (value !== undefined && value !== null) stream.setAttribute(name.replace(/[A-Z]+/, '-$&'), `${value}`);
    }
    events?.(stream);
    parent.append(stream);
    return stream;
  },
};

// A page that loads the script twice keeps the first; what `count.js` has put there stays.
if (!customElements.get('talk-comments')) {
  customElements.define('talk-comments', TalkCommentsElement);
  const { Talk: others } = globalThis as { Talk?: object };
  Object.assign(globalThis, { Talk: Object.assign(Talk, others) });
}
