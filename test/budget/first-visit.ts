import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.js';
import type { DemoTalk } from './demo-talk.js';
import type { Section } from './figure.js';

interface Visit {
  /** Fetched by scripts between the stream's script and its first comments. */
  readonly requests: readonly string[];
  readonly shift: number;
}

/** Runs before the page: notes when the task began in which the stream's first comments are drawn, and all that moves. */
const watch = `
  let turn = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turn = performance.now();
    if (!globalThis.drawnFrom) port2.postMessage(0);
  };
  port2.postMessage(0);
  globalThis.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value)))
    .observe({ type: 'layout-shift', buffered: true });
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    const observer = new MutationObserver(() => {
      if (!root.querySelector('[role=feed] > article')) return;
      observer.disconnect();
      globalThis.drawnFrom = turn;
    });
    observer.observe(root, { childList: true, subtree: true });
    return root;
  };`;
/** What the first comments had to wait for: it began after the script was there, and had ended before they were drawn. */
const report = `(() => {
  const fetched = performance.getEntriesByType('resource');
  const script = fetched.find(({ name }) => name.endsWith('/embed.js'));
  const isBetween = ({ startTime, responseEnd, initiatorType }) =>
    initiatorType !== 'img' && startTime >= script.responseEnd && responseEnd <= drawnFrom;
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
    const requests = visits.map((visit) => visit.requests).sort((one, other) => other.length - one.length)[0]!;
    const shift = Math.max(...visits.map((visit) => visit.shift));
    return {
      title: 'the demo article, on the first visit',
      figures: [
        {
          name: 'requests to first comments after the script',
          value: requests.length,
          atMost: 1,
          because: requests,
        },
        { name: 'layout shift', value: shift, atMost: 0 },
        { name: 'third parties asked', value: origins.size, atMost: 0, because: [...origins] },
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
