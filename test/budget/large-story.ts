import type { Browser, Locator } from 'playwright-core';
import { launchChromium } from '../browser/chromium.js';
import type { DemoTalk } from './demo-talk.js';
import type { Section } from './figure.js';
import { longestTask, tracedCategories } from './main-thread.js';

const pagesRead = 40;
const commentsPerPage = 20;
const runs = 3;

interface Reading {
  readonly comments: number;
  readonly requests: number;
  readonly bytes: number;
  readonly elements: number;
  readonly taskMs: number;
}

/** Bytes of each answer with comments, as the stream reads it. */
const answers = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.includes('/api/graphql?')).map(({ decodedBodySize }) => decodedBodySize)`;
/** After two frames, when what scrolling asked for is drawn. */
const countElements = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(document.querySelector('talk-comments').shadowRoot.querySelectorAll('*').length))))`;

/**
 * Somebody opens a story of 10,000 comments, chooses the order in which most of each thread is shown, reads page after
 * page, and goes back to the beginning.
 */
export async function largeStory(talk: DemoTalk): Promise<Section> {
  const readings: Reading[] = [];
  for (let run = 0; run < runs; run += 1) readings.push(await read(talk.articleUrl('busiest')));
  const most = (figure: keyof Reading) => Math.max(...readings.map((reading) => reading[figure]));
  const tasks = readings.map(({ taskMs }) => taskMs).sort((one, other) => one - other);
  return {
    title: 'a story of 10,000 comments',
    figures: [
      { name: 'comments in it', value: most('comments'), atLeast: 10_000 },
      { name: 'requests that open it', value: most('requests'), atMost: 1 },
      { name: 'bytes of a page of it, before compression', value: most('bytes'), atMost: 60_000 },
      { name: `most elements while ${pagesRead} pages are read`, value: most('elements'), atMost: 6_000 },
      // Of some runs the middle one: the processor's caches are shared with whatever else runs here.
      { name: 'ms of processor time in the longest task', value: Math.round(tasks[1]!), atMost: 50 },
    ],
  };
}

async function read(url: string): Promise<Reading> {
  const browser = await launchChromium();
  try {
    return await readIn(browser, url);
  } finally {
    await browser.close();
  }
}

async function readIn(browser: Browser, url: string): Promise<Reading> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  await browser.startTracing(page, { categories: tracedCategories });
  await page.goto(url);
  const stream = page.locator('talk-comments');
  await stream.scrollIntoViewIfNeeded();
  const more = stream.getByRole('button', { name: 'Show more comments' });
  await more.waitFor();
  const requests = (await page.evaluate<number[]>(answers)).length;
  const heading = await stream.getByRole('heading', { level: 2 }).innerText();
  await stream.getByRole('combobox', { name: 'Sort comments' }).selectOption('Most replies');
  const elements = await readOn(stream, more);
  return {
    comments: Number(heading.replace(/\D/g, '')),
    requests,
    bytes: Math.max(...(await page.evaluate<number[]>(answers))),
    elements,
    taskMs: longestTask(await browser.stopTracing()),
  };
}

/** @returns the most elements that the stream had at a time */
async function readOn(stream: Locator, more: Locator): Promise<number> {
  const page = stream.page();
  let most = 0;
  const look = async () => (most = Math.max(most, await page.evaluate<number>(countElements)));
  for (let loaded = commentsPerPage; loaded < pagesRead * commentsPerPage; loaded += commentsPerPage) {
    await more.click();
    await stream.locator(`[aria-posinset="${loaded + 1}"]`).waitFor();
    await look();
  }
  for (let step = 0; step < pagesRead; step += 1) {
    await page.mouse.wheel(0, -15_000);
    await look();
  }
  return most;
}
