import type { Page } from 'playwright-core';

interface Element {
  readonly localName: string;
  readonly type?: string;
  readonly className: string;
  readonly textContent: string;
  readonly shadowRoot: Root | null;
  getAttribute(name: string): string | null;
  closest(selector: string): Element | null;
  getBoundingClientRect(): { left: number; right: number; width: number; height: number };
  checkVisibility(options: object): boolean;
}
interface Root {
  querySelectorAll(selector: string): Iterable<Element>;
}
interface Browser {
  readonly document: Root & {
    readonly scrollingElement: { readonly scrollWidth: number; readonly clientWidth: number };
    querySelector(selector: string): Element | null;
  };
  readonly getComputedStyle: (element: Element) => {
    readonly display: string;
    readonly transitionDuration: string;
    readonly animationName: string;
  };
}

const inPage = <Answer>(page: Page, look: () => Answer): Promise<Answer> =>
  page.evaluate<Answer>(`(() => {
    const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    const named = (each) => each.localName + '.' + each.className + ' ' + (each.getAttribute('aria-label') ?? each.textContent.trim().slice(0, 40));
    return (${look.toString()})();
  })()`);

declare const all: (root: Root) => Element[];
declare const named: (element: Element) => string;

/** What makes the page scroll sideways; nothing where it does not. */
export function sidewaysIn(page: Page): Promise<string[]> {
  return inPage(page, () => {
    const { document } = globalThis as unknown as Browser;
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = all(document).filter((each) => {
      const { left, right } = each.getBoundingClientRect();
      return right > clientWidth + 1 || left < -1;
    });
    return [`${scrollWidth} in ${clientWidth}`, ...beyond.map(named)];
  });
}

/** Controls of ours below WCAG 2.5.8: 24 by 24 pixels, but for links within text. A label is a part of its control. */
export function smallTargetsIn(page: Page): Promise<string[]> {
  return inPage(page, () => {
    const { document, getComputedStyle } = globalThis as unknown as Browser;
    const root = document.querySelector('talk-comments')?.shadowRoot ?? document;
    const isSeen = { visibilityProperty: true, opacityProperty: false };
    return all(root)
      .filter(
        (each) =>
          ['a', 'button', 'input', 'select', 'textarea'].includes(each.localName) && each.checkVisibility(isSeen),
      )
      .filter((each) => each.localName !== 'a' || getComputedStyle(each).display !== 'inline')
      .filter((each) => {
        const { width, height } = (each.closest('label') ?? each).getBoundingClientRect();
        return Math.min(width, height) < 24;
      })
      .map(named);
  });
}

/** Elements of ours that would move by themselves. */
export function movingIn(page: Page): Promise<string[]> {
  return inPage(page, () => {
    const { document, getComputedStyle } = globalThis as unknown as Browser;
    const root = document.querySelector('talk-comments')?.shadowRoot ?? document;
    return all(root)
      .filter((each) => {
        const { transitionDuration, animationName } = getComputedStyle(each);
        return /[1-9]/.test(transitionDuration) || animationName !== 'none';
      })
      .map(named);
  });
}
