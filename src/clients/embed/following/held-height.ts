/** Where the browser itself keeps what is seen in its place when something above it changes its height. */
const canAnchor = CSS.supports('overflow-anchor', 'auto');

/**
 * A comment that is edited or removed while it is in view keeps the height of its text, so that nothing below it moves;
 * once it is out of view it takes the height that it needs.
 */
export class HeldHeights {
  private readonly observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      if (isIntersecting || (boundingClientRect.top < 0 && !canAnchor)) continue;
      (target as HTMLElement).style.removeProperty('--held-height');
      this.observer.unobserve(target);
    }
  });

  constructor(private readonly root: ShadowRoot) {}

  /** To be called before the comment is drawn anew. */
  hold(id: string): void {
    const article = this.root.getElementById(`comment-${id}`);
    const text = article?.querySelector<HTMLElement>(':scope > .body, :scope > .notice');
    if (!article || !text) return;
    article.style.setProperty('--held-height', `${text.offsetHeight}px`);
    this.observer.observe(article);
  }

  close(): void {
    this.observer.disconnect();
  }
}
