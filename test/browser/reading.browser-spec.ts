import type { Browser } from 'playwright-core';
import { articles } from '../../src/features/demo/article/articles.js';
import { decideMutation, Newsroom, type Person } from '../harness/newsroom.js';
import { setExperts, setMode } from '../harness/story-mutations.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { isFocused } from './browser-page.js';
import { launchChromium } from './chromium.js';
import { ReaderPage } from './reader-page.js';

const tag = `mutation Tag($input: TagCommentInput!) { tagComment(input: $input) { comment { tags } } }`;

describe('reading', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let browser: Browser;
  let moderator: Person;
  let author: Person;
  const pages: ReaderPage[] = [];

  beforeAll(async () => {
    [talk, browser] = await Promise.all([startTalk(), launchChromium()]);
    newsroom = new Newsroom(talk);
    await newsroom.site(talk.url('web'));
    moderator = await newsroom.person('MODERATOR');
    author = await newsroom.person();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) {
      expect(page.complaints).toEqual([]);
      await page.close();
    }
  });
  afterAll(async () => {
    await browser?.close();
    await talk?.stop();
  });

  const addressOf = (index: number) => `${talk.url('web')}/demo/${articles[index]!.slug}`;
  const storyOf = async (index: number) => (await newsroom.story(`/demo/${articles[index]!.slug}`, talk.url('web'))).id;
  const read = async (index: number, more = '') => {
    await talk.settled();
    const reader = await ReaderPage.open(browser, addressOf(index) + more);
    pages.push(reader);
    return reader;
  };
  const post = async (storyID: string, body: string, more: object = {}) => {
    talk.clock.advance(60_000);
    return (await newsroom.post(author, storyID, body, more)).comment.id;
  };
  const textsOf = (reader: ReaderPage) => reader.stream.locator('article > .body').allInnerTexts();

  it('opens at the comment that the address names, what it answers above and its replies below', async () => {
    const storyID = await storyOf(0);
    const top = await post(storyID, 'On top');
    const gone = await post(storyID, 'Not for readers', { parentID: top });
    const named = await post(storyID, 'The one that is meant', { parentID: gone });
    await post(storyID, 'An answer to it', { parentID: named });
    await post(storyID, 'Something else');
    await talk.settled();
    await moderator.admin.run(decideMutation('reject'), { input: { commentID: gone, code: 'OFF_TOPIC' } });

    const reader = await read(0, `?commentID=${named}`);
    await reader.comment('The one that is meant').waitFor();
    expect(await textsOf(reader)).toEqual(['On top', 'The one that is meant', 'An answer to it']);
    await reader.removedLine.waitFor();
    expect(await isFocused(reader.comment('The one that is meant'))).toBe(true);
    expect(await reader.accessibilityViolations()).toEqual([]);

    await reader.tabTo(reader.button('Show all comments'));
    await reader.press('Enter');
    await reader.comment('Something else').waitFor();
    expect(reader.page.url()).toBe(addressOf(0));

    const lost = await read(0, '#comment-nowhere');
    await lost.stream.getByText('not here any more').waitFor();
    await lost.comment('Something else').waitFor();
  });

  it('goes down a thread as far as there is room, and on from there, by keyboard and back', async () => {
    const storyID = await storyOf(1);
    let parentID: string | undefined;
    for (let depth = 1; depth <= 10; depth += 1) parentID = await post(storyID, `Level ${depth}`, { parentID });

    const reader = await read(1);
    for (let depth = 2; depth < 8; depth += 1) {
      const more = reader.button('Show 1 reply');
      await reader.comment(`Level ${depth}`).waitFor();
      await reader.tabTo(more);
      await reader.press('Enter');
    }
    await reader.comment('Level 8').waitFor();
    expect(await reader.stream.getByText('in reply to').count()).toBe(4);
    await reader.tabTo(reader.button(/^Continue this thread/));
    await reader.press('Enter');
    await reader.comment('Level 9').waitFor();
    expect(await isFocused(reader.comment('Level 8'))).toBe(true);
    expect(new URL(reader.page.url()).searchParams.has('commentID')).toBe(true);

    await reader.button('Show all comments').click();
    await reader.comment('Level 8').waitFor();
    expect(await isFocused(reader.comment('Level 1'))).toBe(true);

    const fold = reader.button(/^Hide the comment by .* and 9 replies/);
    await fold.focus();
    await reader.press('Enter');
    await reader.stream.getByText('Level 2', { exact: true }).waitFor({ state: 'hidden' });
    expect(await reader.stream.getByText('9 replies hidden').isVisible()).toBe(true);
    await reader.press('Enter');
    await reader.comment('Level 2').waitFor();
    expect(await isFocused(reader.button(/^Hide the comment by .* and 9 replies/))).toBe(true);
  });

  it('has a tab for what is featured and for answers, and orders that explain themselves', async () => {
    const storyID = await storyOf(2);
    const expert = await newsroom.person();
    await moderator.admin.run(setMode, { input: { storyID, mode: 'QA' } });
    await moderator.admin.run(setExperts, { input: { storyID, userIDs: [expert.id] } });
    talk.clock.advance(3_000);
    const answered = await post(storyID, 'How long does a night train take to the coast?');
    await post(storyID, 'And who gets to open the window in the end?');
    await talk.settled();
    await newsroom.post(expert, storyID, 'Nine hours, when the wind is fair.', { parentID: answered });
    await moderator.admin.run(tag, { input: { commentID: answered, tag: 'FEATURED' } });

    const reader = await read(2);
    const tab = (name: string) => reader.stream.getByRole('tab', { name });
    await reader.tabTo(tab('All'));
    await reader.press('ArrowRight');
    await reader.comment('open the window').waitFor();
    expect(await isFocused(tab('Unanswered (1)'))).toBe(true);
    expect(await textsOf(reader)).toEqual(['And who gets to open the window in the end?']);
    await reader.press('ArrowRight', 'ArrowRight');
    await reader.stream.getByRole('tabpanel', { name: 'Featured (1)' }).waitFor();
    await reader.comment('to the coast').waitFor();
    await reader.comment('open the window').waitFor({ state: 'detached' });
    expect(await reader.accessibilityViolations()).toEqual([]);

    await tab('All').click();
    await reader.stream.getByRole('combobox', { name: 'Sort comments' }).selectOption('Constructive first');
    await reader
      .button(/^Why here/)
      .first()
      .click();
    await reader.stream.getByText('The newsroom features it').waitFor();
    expect((await textsOf(reader))[0]).toContain('to the coast');
    expect(await reader.accessibilityViolations()).toEqual([]);
  });

  it('opens a chat at its end and goes back from there without moving what is read', async () => {
    const storyID = await storyOf(3);
    await moderator.admin.run(setMode, { input: { storyID, mode: 'CHAT' } });
    talk.clock.advance(3_000);
    for (let line = 1; line <= 23; line += 1) {
      await post(storyID, `Line number ${line}.`);
      await talk.settled();
    }

    const reader = await read(3);
    await reader.comment('Line number 23.').waitFor();
    expect(await reader.comment('Line number 3.').count()).toBe(0);
    const line = reader.comment('Line number 4.');
    await reader.tabTo(reader.button('Show earlier comments'));
    const before = (await line.boundingBox())!.y;
    await reader.press('Enter');
    await reader.comment('Line number 3.').waitFor();
    expect(Math.abs((await line.boundingBox())!.y - before)).toBeLessThan(2);
    expect(await isFocused(reader.comment('Line number 3.'))).toBe(true);
  });
});
