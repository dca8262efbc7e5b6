import type { Browser } from 'playwright-core';
import { articles } from '../../src/features/demo/article/articles.js';
import { InstallService } from '../../src/features/install/index.js';
import { Newsroom } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';
import { type BrowserPage, isFocused } from './browser-page.js';
import { launchChromium } from './chromium.js';
import { ModeratorPage } from './moderator-page.js';
import { ReaderPage } from './reader-page.js';
import { SetUpPage } from './set-up-page.js';

const password = 'correct horse battery';
const administrator = { email: 'editor@example.org', password };

describe.each(topologies)('the main job in a browser, Talk in %s process(es)', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let browser: Browser;
  const pages: BrowserPage[] = [];

  beforeAll(async () => {
    [talk, browser] = await Promise.all([startTalk({ topology }), launchChromium()]);
    newsroom = new Newsroom(talk);
    await setUp();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await talk?.stop();
  });

  /** Talk is set up as an operator would: the door leads to the form, the form to the first article. */
  const setUp = async () => {
    const page = await SetUpPage.open(browser, `${talk.url('web')}/admin`);
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.fill('not the code', 'editor', administrator);
    await page.submit();
    await page.page.getByText('This is not the set-up code.').waitFor();
    await page.fill((await talk.get(InstallService, 'web').code())!, 'editor', administrator);
    await page.submit();
    await page.page.waitForURL(`**/demo/${articles[0]!.slug}`);
    await page.close();
  };
  const readArticle = async (index: number) => {
    const reader = await ReaderPage.open(browser, `${talk.url('web')}/demo/${articles[index]!.slug}`);
    pages.push(reader);
    return reader;
  };
  const moderate = async () => {
    const console = await ModeratorPage.open(browser, `${talk.url('web')}/admin`);
    pages.push(console);
    await console.signIn(administrator);
    return console;
  };

  it('shows a comment live in another browser, and takes it away when a moderator rejects it', async () => {
    const [ana, ben] = [await readArticle(0), await readArticle(0)];
    const console = await moderate();
    await console.press('2');

    await ana.postAsNewcomer('The window stays <b>shut</b>, please', `ana_${topology}`);
    await ben.newComments.click();
    await ben.comment('The window stays <b>shut</b>, please').waitFor();
    expect(await ben.heading.innerText()).toBe('1 comment');

    await console.newComments.waitFor();
    await console.press('n');
    await console.card('The window stays').waitFor();
    await console.press('r');
    await console.status.getByText(`Rejected the comment by ana_${topology}.`).waitFor();
    await ben.removedLine.waitFor();
    await ana.comment('The window stays').getByText('A moderator decided not to publish this comment.').waitFor();

    await ben.page.reload();
    await ben.stream.getByText('No comments yet').waitFor();
    expect([...ana.complaints, ...ben.complaints, ...console.complaints]).toEqual([]);
  });

  it('edits and answers in place, and finds everything again after a reload', async () => {
    const [cleo, dan] = [await readArticle(1), await readArticle(1)];
    await cleo.postAsNewcomer('Lend me a drill', `cleo_${topology}`);
    await dan.newComments.click();

    await cleo.button(/^Edit/).click();
    await cleo.field('Your comment').fill('Lend me a sander');
    await cleo.button('Save').click();
    await dan.comment('Lend me a sander').waitFor();

    await cleo.button(/^Reply to cleo/).click();
    await cleo.field('Your reply to').fill('Found one');
    await cleo.press('Control+Enter');
    await cleo.comment('Found one').waitFor();
    await dan.button(/1 new reply/).click();
    await dan.comment('Found one').waitFor();

    await cleo.page.reload();
    await cleo.comment('Found one').waitFor();
    await cleo.button(/^Edit/).first().waitFor();
    expect(await cleo.heading.innerText()).toBe('2 comments');
    expect([...cleo.complaints, ...dan.complaints]).toEqual([]);
  });

  it('can be done without a mouse from beginning to end', async () => {
    const [eve, fay] = [await readArticle(2), await readArticle(2)];
    await eve.tabTo(eve.invitation);
    await eve.press('Enter');
    await eve.field('Your comment').waitFor();
    await eve.type('By keyboard');
    await eve.tabTo(eve.button('Sign in to post'));
    await eve.press('Enter');
    await eve.tabTo(eve.button(/New here/));
    await eve.press('Enter');
    await eve.field('Name shown').waitFor();
    await eve.page.keyboard.press('Shift+Tab');
    await eve.tabTo(eve.field('Name shown'));
    await eve.type(`eve_${topology}`);
    await eve.press('Tab');
    await eve.type(`eve_${topology}@example.org`);
    await eve.press('Tab');
    await eve.type(password);
    await eve.press('Enter');
    await eve.comment('By keyboard').waitFor();
    await eve.button(/^Edit/).waitFor();
    expect(await isFocused(eve.comment('By keyboard'))).toBe(true);

    await fay.newComments.waitFor();
    await fay.tabTo(fay.newComments);
    await fay.press('Enter');
    await fay.comment('By keyboard').waitFor();
    expect(await isFocused(fay.comment('By keyboard'))).toBe(true);

    const console = await moderate();
    await console.press('2');
    await console.card('By keyboard').waitFor();
    await console.press('j', 'r');
    await fay.removedLine.waitFor();
    await console.press('u');
    await fay.comment('By keyboard').waitFor();
  });

  it('has nothing that axe objects to', async () => {
    const story = await newsroom.story(`/demo/${articles[3]!.slug}`, talk.url('web'));
    const author = await newsroom.person();
    const { comment } = await newsroom.post(author, story.id, 'First');
    await newsroom.post(author, story.id, 'Second', { parentID: comment.id });
    await talk.settled();

    const reader = await readArticle(3);
    await reader.comment('Second').waitFor();
    await reader.button('Sign in').click();
    await reader.field('E-mail').waitFor();
    expect(await reader.accessibilityViolations()).toEqual([]);
    await reader.invitation.click();
    await reader.field('Your comment').waitFor();
    expect(await reader.accessibilityViolations()).toEqual([]);

    const door = await ModeratorPage.open(browser, `${talk.url('web')}/admin`);
    pages.push(door);
    expect(await door.accessibilityViolations()).toEqual([]);
    const console = await moderate();
    await console.press('2');
    await console.card('First').first().waitFor();
    expect(await console.accessibilityViolations()).toEqual([]);
    await console.press('?');
    await console.page.getByRole('dialog').waitFor();
    expect(await console.accessibilityViolations()).toEqual([]);
  });
});
