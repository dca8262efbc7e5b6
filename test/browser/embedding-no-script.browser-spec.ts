import type { Browser, Page } from 'playwright-core';
import { articlePath, articles } from '../../src/features/demo/article/articles.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { launchChromium } from './chromium.js';
import { ReaderPage } from './reader-page.js';

const shiftCounter = `
  globalThis.shifted = [];
  new PerformanceObserver((list) => shifted.push(...list.getEntries().map(({ value, sources }) =>
    value + ' ' + sources.map(({ node }) => node?.outerHTML?.slice(0, 80))))
  ).observe({ type: 'layout-shift', buffered: true });`;

describe('the demo article, its comments put in by the server', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let browser: Browser;
  let author: Person;
  const pages: Page[] = [];

  beforeAll(async () => {
    [talk, browser] = await Promise.all([startTalk(), launchChromium()]);
    newsroom = new Newsroom(talk);
    await newsroom.site(talk.url('web'));
    author = await newsroom.person();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await talk?.stop();
  });

  const addressOf = (index: number) => articlePath(articles[index]!);
  const open = async (javaScriptEnabled: boolean) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1000, height: 700 } });
    const page = await context.newPage();
    pages.push(page);
    return page;
  };

  it('is read, answered and commented on with JavaScript off', async () => {
    const story = await newsroom.story(addressOf(0), talk.url('web'));
    await newsroom.post(author, story.id, 'Who opened the window?');
    await talk.settled();
    const page = await open(false);
    await page.goto(story.url);
    await page.getByRole('heading', { name: '1 comment' }).waitFor();
    await page.getByText('Who opened the window?').waitFor();
    await page.getByRole('link', { name: /^Reply to / }).click();

    await page.getByText('To comment, sign in or create an account.').waitFor();
    const form = page.getByRole('form', { name: 'Create an account' });
    await form.getByLabel('Name shown').fill('no_script');
    await form.getByLabel('E-mail').fill('no_script@example.org');
    await form.getByLabel('Password').fill('correct horse battery');
    await form.getByRole('button').click();
    await page.getByText('You are signed in as no_script.').waitFor();

    await page.getByLabel(/^Your reply to /).fill('It was me.\n\nSorry.');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByText('Your comment was posted.').waitFor();
    await talk.settled();
    await page.getByRole('link', { name: 'See it in the discussion' }).click();
    await page.getByText('It was me.').waitFor();
    await page.getByRole('link', { name: 'Write a comment' }).click();
    await page.getByLabel('Your comment').fill('One more');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText('Your comment was posted.').waitFor();
  });

  it('gives way to the stream in one frame, and nothing moves', async () => {
    const story = await newsroom.story(addressOf(1), talk.url('web'));
    for (let index = 0; index < 12; index++) await newsroom.post(author, story.id, `A comment, number ${index}`);
    await talk.settled();
    const page = await open(true);
    await page.addInitScript(shiftCounter);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/graphql?**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(story.url);
    await page.waitForFunction('document.querySelector("talk-comments").shadowRoot?.querySelector("slot")');
    const last = page.getByText('A comment, number 0', { exact: true });
    await page.evaluate('document.querySelector("talk-comments").scrollIntoView()');
    expect(await last.filter({ visible: true }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Write a comment' }).isVisible()).toBe(true);
    const heightOf = () => page.evaluate<number>('document.querySelector("talk-comments").offsetHeight');
    const height = await heightOf();

    answer();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await last.filter({ visible: true }).count()).toBe(1);
    expect(await heightOf()).toBeGreaterThanOrEqual(height);
    expect(await page.locator('.talk-stream').count()).toBe(0);
    expect(await page.evaluate('shifted')).toEqual([]);
  });

  it('leads to forms in which nothing is wrong for anybody', async () => {
    const story = await newsroom.story(addressOf(2), talk.url('web'));
    const reader = await ReaderPage.open(browser, story.url);
    pages.push(reader.page);
    await reader.page.goto(`${talk.url('web')}/embed/write?id=${story.id}`);
    expect(await reader.accessibilityViolations()).toEqual([]);
    await reader.page.getByRole('form', { name: 'Sign in' }).getByLabel('E-mail').fill('nobody@example.org');
    await reader.page.getByRole('form', { name: 'Sign in' }).getByLabel('Password').fill('wrong');
    await reader.page.getByRole('form', { name: 'Sign in' }).getByRole('button').click();
    await reader.page.getByRole('alert').waitFor();
    expect(await reader.accessibilityViolations()).toEqual([]);
  });
});
