import type { Page } from 'playwright-core';

/** Where the focus is, and whether somebody who sees the page finds it there. */
export interface Focus {
  /** Role or tag, and text or name; 'nothing' where the focus is lost. */
  readonly on: string;
  /** WCAG 2.4.11: something of it is in view, and not below something else. */
  readonly isInView: boolean;
  /** WCAG 2.4.7: an outline, its own or that of what it stands in. */
  readonly isMarked: boolean;
}

/** Looks through shadow roots. */
export function focusIn(page: Page): Promise<Focus> {
  return page.evaluate<Focus>(`(${look.toString()})()`);
}

/** Runs in the page. */
function look(): Focus {
  interface Element {
    readonly localName: string;
    readonly parentElement: Element | null;
    readonly textContent: string;
    readonly shadowRoot: Root | null;
    getAttribute(name: string): string | null;
    getRootNode(): Root;
    getBoundingClientRect(): { x: number; y: number; width: number; height: number };
    contains(other: Element | null): boolean;
  }
  interface Root {
    readonly activeElement: Element | null;
    elementFromPoint(x: number, y: number): Element | null;
  }
  interface Browser {
    readonly document: Root & { readonly body: Element };
    readonly innerWidth: number;
    readonly innerHeight: number;
    readonly getComputedStyle: (element: Element) => { outlineStyle: string; outlineWidth: string };
  }
  const { document, innerWidth, innerHeight, getComputedStyle } = globalThis as unknown as Browser;
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { on: 'nothing', isInView: false, isMarked: false };
  const root = element.getRootNode();
  const { x, y, width, height } = element.getBoundingClientRect();
  const along = [0.02, 0.25, 0.5, 0.75, 0.98];
  const points = along.flatMap((a) => along.map((b) => [x + a * width, y + b * height] as const));
  const isInView = points.some(([left, top]) => {
    if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) return false;
    const topmost = root.elementFromPoint(left, top);
    return topmost !== null && (element.contains(topmost) || topmost.contains(element));
  });
  let marked: Element | null = element;
  const hasOutline = (each: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  };
  for (let up = 0; marked && !hasOutline(marked) && up < 3; up += 1) marked = marked.parentElement;
  const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60);
  return {
    on: `${element.getAttribute('role') ?? element.localName} ${name}`,
    isInView,
    isMarked: marked !== null && hasOutline(marked),
  };
}
