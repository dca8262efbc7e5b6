import type { Browser } from 'playwright-core';
import { AuthService } from '../../src/features/auth/index.js';
import { ReviewRules } from '../../src/features/comments/review/review-rules.js';
import { articles } from '../../src/features/demo/article/articles.js';
import { moderationRulesSchema } from '../../src/features/settings/index.js';
import { UsersQueries } from '../../src/features/users/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { moderate } from '../harness/people-desk.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { setMode } from '../harness/story-mutations.js';
import { launchChromium } from './chromium.js';
import { WriterPage } from './writer-page.js';

describe('writing and taking part in a browser', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let browser: Browser;
  let writer: Person;
  let other: Person;
  const pages: WriterPage[] = [];

  beforeAll(async () => {
    [talk, browser] = await Promise.all([startTalk({ topology: 'one' }), launchChromium()]);
    newsroom = new Newsroom(talk);
    await newsroom.site(talk.url('web'));
    [writer, other] = [await newsroom.person(), await newsroom.person()];
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await talk?.stop();
  });

  const storyOf = (index: number) => newsroom.story(`/demo/${articles[index]!.slug}`, talk.url('web'));
  const open = async (index: number, person: Person | null = writer) => {
    const user = person && (await talk.get(UsersQueries).byId(person.id));
    const session = user ? { ...(await talk.get(AuthService).issue(user)), viewer: user } : null;
    const page = await WriterPage.openAs(browser, `${talk.url('web')}/demo/${articles[index]!.slug}`, session);
    pages.push(page);
    return page;
  };

  it('formats and posts by keyboard alone', async () => {
    const page = await open(0);
    await page.tabTo(page.invitation);
    await page.press('Enter');
    await page.editor.waitFor();
    await page.type('plain ');
    await page.press('Control+b');
    await page.type('bold');
    await page.press('Control+b', 'Enter');
    await page.press('Shift+Tab');
    await page.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await page.press('Enter');
    await page.type('one');
    await page.press('Enter');
    await page.type('two');
    expect(await page.tool('Bulleted list').getAttribute('aria-pressed')).toBe('true');
    await page.press('Enter', 'Enter');
    await page.type('see here');
    await page.press('Control+Shift+ArrowLeft', 'Control+k');
    await page.type('example.org/a');
    await page.press('Enter', 'End');
    await page.type('!');
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.press('Control+Enter');

    const body = page.stream.locator('article .body');
    await page.button(/^Edit/).waitFor();
    expect(await body.innerHTML()).toMatch(
      /^<p>plain <b>bold<\/b><\/p><ul><li>one<\/li><li>two<\/li><\/ul><p>see <a href="https:\/\/example\.org\/a"[^>]*>here<\/a>!<\/p>$/,
    );
    expect(page.complaints).toEqual([]);
  });

  it('takes the structure of what is pasted, and nothing that runs', async () => {
    const page = await open(0);
    await page.invitation.click();
    await page.editor.waitFor();
    await page.paste(
      '<ul><li>one</li></ul><p>two <b>three</b></p><img src=x onerror="alert(1)"><script>alert(2)</script>',
    );
    expect(await page.editor.innerHTML()).toBe('<ul><li>one</li></ul><p>two <b>three</b></p>');
    await page.page.reload();
    await page.invitation.click();
    expect(await page.editor.innerText()).toContain('two three');
    expect(page.complaints).toEqual([]);
  });

  it('says first what may break the rules, and sends it all the same for a moderator to look at', async () => {
    const rules = moderationRulesSchema.parse({ nudge: true, links: { hold: true } });
    jest.spyOn(talk.get(ReviewRules), 'of').mockResolvedValue({ rules, version: 'test' });
    const page = await open(1);
    await page.write('Look at www.example.org');
    await page.stream.getByText('It has links.').waitFor();
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.button('Edit').click();
    expect(await page.editor.innerText()).toBe('Look at www.example.org');
    await page.button('Post').click();
    await page.button('Send anyway').click();
    await page.notice(/a moderator will read it before it appears/).waitFor();
    await page.page.reload();
    await page.notice(/a moderator will read it before it appears/).waitFor();
  });

  it('keeps what is written offline, over a reload too, and sends it once', async () => {
    const page = await open(2);
    await page.invitation.click();
    await page.editor.fill('From the tunnel');
    await page.page.context().setOffline(true);
    await page.button('Post').click();
    await page.notice(/will be sent as soon as there is a connection/).waitFor();
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.page.context().setOffline(false);
    await page.button(/^Edit/).waitFor();
    await page.page.context().setOffline(true);
    await page.write('From the next tunnel');
    await page.notice(/will be sent as soon as there is a connection/).waitFor();
    await page.page.route('**/api/graphql', (route) => route.abort());
    await page.page.context().setOffline(false);
    await page.page.reload();
    await page.notice(/will be sent as soon as there is a connection/).waitFor();
    await page.page.unroute('**/api/graphql');
    await page.button('Try again').click();
    await page.comment('From the next tunnel').getByRole('button', { name: /^Edit/ }).waitFor();
    await talk.settled();
    const reader = await open(2, null);
    await reader.comment('From the next tunnel').waitFor();
    expect(await reader.stream.locator('.body').allInnerTexts()).toEqual(['From the next tunnel', 'From the tunnel']);
  });

  it('reacts, reports, gives notice, ignores and undoes it', async () => {
    const story = await storyOf(3);
    await newsroom.post(other, story.id, 'Something to talk about');
    await talk.settled();
    const page = await open(3);
    await page.button(/^Like: comment by/).click();
    await page.button(/^Like 1: comment by/).waitFor();
    await page.page.reload();
    await page.stream.locator('.reaction[aria-pressed="true"]').waitFor();

    await page.openMenu();
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.item('Report').click();
    await page.stream.getByLabel('It is advertising').check();
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.button('Send report').click();
    await page.stream.getByText(/A moderator will look at this comment/).waitFor();

    await page.openMenu();
    await page.item('Report').click();
    await page.button('Report illegal content').click();
    await page.field('Which law').fill('Section 1');
    await page.field('Why is it illegal').fill('It says so.');
    await page.stream.getByLabel(/good faith/).check();
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.button('Send notice').click();
    expect(await page.stream.locator('.outcome code').innerText()).toMatch(/\w{8}/);

    await page.openMenu();
    await page.item(/^Ignore/).click();
    await page.stream
      .getByText(/You do not see what/)
      .first()
      .waitFor();
    expect(await page.stream.locator('.body').count()).toBe(0);
    await page.button(/^Stop ignoring/).click();
    await page.comment('Something to talk about').waitFor();
    expect(page.complaints).toEqual([]);
  });

  it('tells of a warning where writing begins, and takes it as read there', async () => {
    const moderator = await newsroom.person('ADMIN');
    const warned = await newsroom.person();
    const page = await open(1, warned);
    await page.invitation.click();
    await page.editor.fill('Unaware of anything');
    await moderator.admin.run(moderate('warnUser', 'message: "Please stay polite."'), { userID: warned.id });
    await page.button('Post').click();
    await page.stream.getByText('Please stay polite.').waitFor();
    await page.page.setViewportSize({ width: 390, height: 844 });
    await page.page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.button('I have read this').click();
    await page.invitation.waitFor();
    await page.button('Try again').click();
    await page.button(/^Edit/).waitFor();
    await page.invitation.click();
    await page.tool('Quote').click();
    expect(await page.accessibilityViolations()).toEqual([]);
  });

  it('asks for stars under a story that collects reviews, and deletes for good', async () => {
    const story = await storyOf(4);
    const moderator = await newsroom.person('ADMIN');
    await moderator.admin.run(setMode, { input: { storyID: story.id, mode: 'REVIEWS' } });
    const page = await open(4);
    await page.invitation.click();
    await page.editor.fill('Crusty');
    await page.button('Post').click();
    await page.stream.getByText('Please choose one to five stars.').waitFor();
    await page.stream.getByLabel('4 stars').check();
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.button('Post').click();
    await page.button(/^Edit/).waitFor();

    await page.openMenu();
    await page.item('Delete').click();
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.stream.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.removedLine.waitFor();
  });
});
