import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.js';
import type { DemoTalk } from './demo-talk.js';
import type { Section } from './figure.js';
import { longestTask, tracedCategories } from './main-thread.js';

const pagesRead = 40;
const commentsPerPage = 20;
const runs = 3;
/** A task that takes longer is one that a reader may feel. */
const mostTaskMs = 50;

interface Reading {
  readonly comments: number;
  readonly requests: number;
  readonly bytes: number;
  readonly elements: number;
  readonly longestTaskMs: number;
}

const resources = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.includes('/api/graphql?')).map(({ decodedBodySize }) => decodedBodySize)`;
/** After two frames, when what scrolling asked for is drawn. */
const countElements = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(document.querySelector('talk-comments').shadowRoot.querySelectorAll('*').length))))`;

/** Somebody opens a story of 10,000 comments, reads page after page, and goes back to its beginning. */
export async function largeStory(talk: DemoTalk): Promise<Section> {
  const readings: Reading[] = [];
  for (let run = 0; run < runs; run += 1)
    readings.push(await inBrowser((browser) => read(browser, talk.articleUrl('busiest'))));
  const most = (figure: keyof Reading) => Math.max(...readings.map((reading) => reading[figure]));
  const tasks = readings.map(({ longestTaskMs }) => longestTaskMs).sort((one, other) => one - other);
  return {
    title: 'a story of 10,000 comments',
    figures: [
      { name: 'comments in it', value: most('comments'), atLeast: 10_000 },
      { name: 'requests that open it', value: most('requests'), atMost: 1 },
      { name: 'bytes of data, before compression', value: most('bytes'), atMost: 60_000 },
      {
        name: `elements at most, reading ${pagesRead * commentsPerPage} threads`,
        value: most('elements'),
        atMost: 6_000,
      },
      {
        name: 'ms of the processor in the longest task',
        value: Math.round(tasks[Math.floor(runs / 2)]!),
        atMost: mostTaskMs,
      },
    ],
  };
}

async function inBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await launchChromium();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function read(browser: Browser, url: string): Promise<Reading> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  await browser.startTracing(page, { categories: tracedCategories });
  await page.goto(url);
  const stream = page.locator('talk-comments');
  await stream.scrollIntoViewIfNeeded();
  const more = stream.getByRole('button', { name: 'Show more comments' });
  await more.waitFor();
  const asked = await page.evaluate<number[]>(resources);
  const comments = Number((await stream.getByRole('heading', { level: 2 }).innerText()).replace(/\D/g, ''));
  const elements = await readOn(page, more);
  return {
    comments,
    requests: asked.length,
    bytes: Math.max(...asked),
    elements,
    longestTaskMs: longestTask(await browser.stopTracing()),
  };
}

/** @returns the most elements that the stream had at a time */
async function readOn(page: Page, more: Locator): Promise<number> {
  let most = 0;
  const look = async () => (most = Math.max(most, await page.evaluate<number>(countElements)));
  for (let loaded = commentsPerPage; loaded < pagesRead * commentsPerPage; loaded += commentsPerPage) {
    await more.click();
    await page.locator(`talk-comments [aria-posinset="${loaded + 1}"]`).waitFor();
    await look();
  }
  for (let step = 0; step < pagesRead; step += 1) {
    await page.mouse.wheel(0, -15_000);
    await look();
  }
  return most;
}
