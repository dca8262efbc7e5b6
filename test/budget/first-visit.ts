import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.js';
import type { DemoTalk } from './demo-talk.js';
import type { Section } from './figure.js';

interface Visit {
  /** Fetched by scripts between the stream's script and its first comments. */
  readonly requests: readonly string[];
  readonly shift: number;
}

/** Runs before the page: notes when the stream's first comments are drawn, and all that moves. */
const watch = `
  globalThis.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value)))
    .observe({ type: 'layout-shift', buffered: true });
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    const observer = new MutationObserver(() => {
      if (!root.querySelector('[role=feed] > article')) return;
      observer.disconnect();
      globalThis.commentsAt = performance.now();
    });
    observer.observe(root, { childList: true, subtree: true });
    return root;
  };`;
/** What had to come before the first comments: it began after the script was there and had ended by then. */
const report = `(() => {
  const fetched = performance.getEntriesByType('resource');
  const script = fetched.find(({ name }) => name.endsWith('/embed.js'));
  const isBetween = ({ startTime, responseEnd, initiatorType }) =>
    initiatorType !== 'img' && startTime >= script.responseEnd && responseEnd <= commentsAt;
  return { requests: fetched.filter(isBetween).map(({ name }) => name), shift };
})()`;

/** A reader who comes to the demo article for the first time, at its top and at its comments. */
export async function firstVisit(talk: DemoTalk): Promise<Section> {
  const browser = await launchChromium();
  try {
    const origins = new Set<string>();
    const visits: Visit[] = [];
    for (const place of ['', '#comments']) {
      const page = await open(browser, origins);
      await page.goto(talk.articleUrl('busy') + place);
      await page.locator('talk-comments').scrollIntoViewIfNeeded();
      await page.locator('talk-comments').getByRole('button', { name: 'Reply to' }).first().waitFor();
      // The live connection, the number of readers, pictures further down.
      await page.waitForLoadState('networkidle');
      visits.push(await page.evaluate<Visit>(report));
      await page.context().close();
    }
    origins.delete(talk.origin);
    return {
      title: 'the demo article, on the first visit',
      figures: [
        {
          name: 'requests to first comments after the script',
          value: Math.max(...visits.map(({ requests }) => requests.length)),
          atMost: 1,
        },
        { name: 'layout shift', value: Math.max(...visits.map(({ shift }) => shift)), atMost: 0 },
        { name: 'third parties asked', value: origins.size, atMost: 0 },
      ],
    };
  } finally {
    await browser.close();
  }
}

/** @param origins of all that the page asks for, live connections too */
async function open(browser: Browser, origins: Set<string>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const note = (url: string) => {
    if (!url.startsWith('data:')) origins.add(new URL(url).origin.replace(/^ws/, 'http'));
  };
  page.on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => note(socket.url()));
  return page;
}
