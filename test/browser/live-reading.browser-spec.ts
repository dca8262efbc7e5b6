import type { Browser } from 'playwright-core';
import { CommentImport } from '../../src/features/comments/index.js';
import { articles } from '../../src/features/demo/article/articles.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { type BrowserPage, isFocused } from './browser-page.js';
import { launchChromium } from './chromium.js';
import { eventually } from './eventually.js';
import { FlakyNetwork } from './flaky-network.js';
import { ReaderPage } from './reader-page.js';

/** What scripts in the page say. */
interface Counts {
  /** Comments of the top level that are drawn, and the place of the last one. */
  readonly top: number;
  readonly last: number;
  readonly emptyInView: boolean;
}
interface Placed {
  getBoundingClientRect(): { readonly top: number };
}
interface Scrolled {
  scrollIntoView(): void;
}
const countShifts = `window.shifts = 0; new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts += value;
}).observe({ type: 'layout-shift' })`;
/** After two frames, when what scrolling asked for is drawn. */
const countDrawn = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const root = document.querySelector('talk-comments').shadowRoot;
  const children = [...root.querySelector('[role=feed]').children];
  const isInView = (one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  done({
    top: children.filter((one) => one.matches('article')).length,
    last: Number(children.findLast((one) => one.matches('article')).ariaPosInSet),
    emptyInView: children.some((one) => !one.matches('article') && isInView(one)),
  });
})))`;

/** Of twenty threads, each with the first three of its replies. How many elements those are is for `npm run budget`. */
const pagesRead = 12;
const mostThreads = 120;

describe('reading live in a browser', () => {
  let talk: TestTalk;
  let network: FlakyNetwork;
  let browser: Browser;
  let newsroom: Newsroom;
  let siteID: string;
  let author: Person;
  let moderator: Person;
  let slugs: string[];
  const pages: BrowserPage[] = [];

  beforeAll(async () => {
    network = await FlakyNetwork.start();
    const env = { TALK_ROOT_URL: network.url, TALK_LIVE_URL: network.url };
    [talk, browser] = await Promise.all([startTalk({ topology: 'one', env }), launchChromium()]);
    network.leadTo(talk.url('web'));
    newsroom = new Newsroom(talk);
    siteID = (await newsroom.site(network.url)).id;
    [author, moderator] = [await newsroom.person(), await newsroom.person('MODERATOR')];
    slugs = articles.map(({ slug }) => slug);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
    Object.assign(network, { refusesSockets: false, refusesStreams: false });
  });
  afterAll(async () => {
    await browser?.close();
    await talk?.stop();
    await network?.stop();
  });

  /** An article that no other test reads, with these comments. */
  const article = async (...texts: readonly string[]) => {
    const slug = slugs.shift()!;
    const story = await newsroom.story(`/demo/${slug}`, network.url);
    const ids: string[] = [];
    for (const text of texts) ids.push((await newsroom.post(author, story.id, text)).comment.id);
    await talk.settled();
    return { story, ids, url: `${network.url}/demo/${slug}` };
  };
  /** The one that is read through bad networks only. */
  const offices = () => (office ??= article('The first'));
  let office: ReturnType<typeof article> | undefined;
  const read = async (url: string) => {
    const reader = await ReaderPage.open(browser, url);
    pages.push(reader);
    return reader;
  };
  const say = async (storyID: string, text: string, more: object = {}) => {
    const { comment } = await newsroom.post(author, storyID, text, more);
    await talk.settled();
    return comment.id;
  };

  it('hears over event streams where the network refuses websockets', async () => {
    const { story, url } = await offices();
    network.refusesSockets = true;
    network.asked.streams = 0;
    const reader = await read(url);
    await eventually(() => network.asked.streams, 1);
    await say(story.id, 'By event stream');
    await reader.newComments.click();
    await reader.comment('By event stream').waitFor();
    // The number of readers is not worth a connection of its own.
    expect(network.asked.streams).toBe(1);
  });

  it('asks what is new where the network refuses both', async () => {
    const { story, url } = await offices();
    Object.assign(network, { refusesSockets: true, refusesStreams: true });
    const reader = await read(url);
    await say(story.id, 'By asking');
    await reader.newComments.click({ timeout: 40_000 });
    await reader.comment('By asking').waitFor();
    await reader.page.locator('.pill.is-quiet').waitFor({ state: 'detached' });
  });

  it('misses nothing and shows nothing twice when the network comes back', async () => {
    const { story, ids, url } = await article('The first');
    const reader = await read(url);
    await say(story.id, 'Before');
    await reader.button('1 new comment').waitFor();

    network.refusesSockets = true;
    network.cut();
    await reader.stream.getByText('Offline').first().waitFor();
    await say(story.id, 'Meanwhile');
    await say(story.id, 'An answer', { parentID: ids[0] });
    network.refusesSockets = false;
    await reader.page.evaluate(`dispatchEvent(new Event('online'))`);
    await reader.button('2 new comments').click();
    await reader.button(/1 new reply/).click();
    await reader.comment('An answer').waitFor();
    expect(await reader.stream.getByRole('article').count()).toBe(4);
    expect(await reader.heading.innerText()).toBe('4 comments');
  });

  it('moves nothing under the reader’s eyes when comments come, change and go', async () => {
    const long = (text: string) => `<p>${text}</p><p>${'and so on '.repeat(40)}</p>`;
    const { story, ids, url } = await article('The oldest', long('To be changed'), long('To be removed'), 'The newest');
    const reader = await read(url);
    await reader.comment('The newest').evaluate((element) => (element as unknown as Scrolled).scrollIntoView());
    await reader.page.evaluate(countShifts);
    const places = () =>
      reader.stream
        .getByRole('article')
        .evaluateAll((all) => all.map((one) => Math.round((one as unknown as Placed).getBoundingClientRect().top)));
    const before = await places();

    await say(story.id, 'A new one');
    await say(story.id, 'An answer', { parentID: ids[3] });
    await reader.newComments.waitFor();
    await reader.button(/1 new reply/).waitFor();
    await author.public.run(
      'mutation Edit($input: EditCommentInput!) { editComment(input: $input) { clientMutationID } }',
      {
        input: { commentID: ids[1], body: 'Changed' },
      },
    );
    await newsroom.decide(moderator, ids[2]!, 'reject');
    await reader.removedLine.waitFor();
    await reader.comment('Changed').waitFor();
    expect(await places()).toEqual(before);
    // In the removed comment's own head the date takes the place of the name.
    expect(await reader.page.evaluate('window.shifts')).toBeLessThan(0.001);
  });

  it('marks what has come since the last visit, and goes there by key and by touch', async () => {
    const { story, ids, url } = await article('The first', 'The second');
    const reader = await read(url);
    const marks = reader.stream.locator('.unseen');
    const next = reader.button(/unread/);
    await reader.comment('The first').waitFor();
    expect(await marks.count()).toBe(0);
    await reader.comment('The first').focus();
    await reader.press('c');
    await reader.press('Shift+C', 'Shift+C');

    await say(story.id, 'An answer', { parentID: ids[1] });
    await say(story.id, 'The third');
    await reader.page.reload();
    await reader.button('2 unread').waitFor();
    expect(await marks.count()).toBe(2);

    // Nothing happens outside the stream, nor while somebody types.
    await reader.press('z');
    expect(await marks.count()).toBe(2);
    await reader.invitation.click();
    await reader.field('Your comment').waitFor();
    await reader.type('zzz');
    expect(await reader.field('Your comment').textContent()).toBe('zzz');

    await reader.comment('The second').focus();
    await reader.press('z');
    await eventually(() => isFocused(reader.comment('An answer')), true);
    await next.click();
    await eventually(() => isFocused(reader.comment('The third')), true);
    await next.waitFor({ state: 'detached' });
    expect(await marks.count()).toBe(0);
    expect(await reader.accessibilityViolations()).toEqual([]);
  });

  it('draws few comments however far one reads, and what one looks at always', async () => {
    const { story, url } = await article();
    await fill(story.id, 2_000);
    const reader = await read(url);
    const more = reader.button('Show more comments');
    for (let page = 2; page <= pagesRead; page++) {
      await more.click();
      await reader.stream.locator(`[aria-posinset="${page * 20 - 19}"]`).waitFor();
    }
    const counts = () => reader.page.evaluate<Counts>(countDrawn);
    const atEnd = await counts();
    expect(atEnd.top).toBeLessThan(mostThreads);
    expect(atEnd.last).toBeGreaterThan(pagesRead * 20 - 20);

    // The comment that has the focus stays, wherever one scrolls to, and Page Down goes on from it.
    const focused = reader.stream.locator(`[aria-posinset="${pagesRead * 20 - 19}"]`);
    expect(await isFocused(focused)).toBe(true);
    for (let step = 0; step < pagesRead; step++) {
      await reader.page.mouse.wheel(0, -15_000);
      const { top, emptyInView } = await counts();
      expect(top).toBeLessThan(mostThreads);
      expect(emptyInView).toBe(false);
    }
    await reader.stream.locator('[aria-posinset="1"]').waitFor();
    expect(await isFocused(focused)).toBe(true);
    await reader.press('PageDown');
    await eventually(() => isFocused(reader.stream.locator(`[aria-posinset="${pagesRead * 20 - 18}"]`)), false);
    expect((await counts()).emptyInView).toBe(false);

    await reader.page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    await eventually(async () => (await counts()).top, pagesRead * 20);
    await reader.page.emulateMedia({ media: 'print' });
    expect(await reader.stream.getByRole('button').count()).toBe(0);
  }, 240_000);

  /** Threads of five, as a large story has them. */
  const fill = async (storyId: string, count: number) => {
    const imports = talk.get(CommentImport, 'web');
    const begin = Date.now() - count * 60_000;
    const idOf = (index: number) => `bulk-${String(index).padStart(6, '0')}`;
    for (let start = 0; start < count; start += 1000) {
      const comments = Array.from({ length: 1000 }, (_, offset) => {
        const index = start + offset;
        const isReply = index % 5 !== 0;
        return {
          id: idOf(index),
          siteId: siteID,
          storyId,
          ...(isReply ? { parentId: idOf(index - (index % 5)) } : {}),
          depth: isReply ? 1 : 0,
          authorId: author.id,
          status: 'NONE' as const,
          reasons: [],
          revisions: [
            {
              body: `<p>Comment ${index}. ${'What there is to say about this, at some length. '.repeat(1 + (index % 7))}</p>`,
              createdAt: new Date(begin + index * 60_000),
            },
          ],
        };
      });
      await imports.insertOnce(comments);
    }
    await imports.settle(storyId, siteID);
    await talk.settled();
  };
});
