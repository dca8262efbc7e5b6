import type { Locator } from 'playwright-core';
import type { Person } from '../harness/newsroom.js';
import { isFocused } from './browser-page.js';
import { DemoSite } from './demo-site.js';
import { eventually } from './eventually.js';
import { focusIn } from './focus.js';
import type { WriterPage } from './writer-page.js';

const password = 'correct horse battery';

/** Somebody who has a keyboard and looks where the focus is; every step says so where they would lose it. */
class KeyboardReader {
  constructor(readonly page: WriterPage) {}

  /** Presses keys; the focus is somewhere afterwards, in view and marked. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.press(key);
      await this.expectFocus(`after ${key}`);
    }
  }

  /** Goes on with Tab, or back, until the element has the focus. */
  async reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let step = 0; step < 90 && !(await isFocused(target)); step += 1) await this.press(key);
    expect(await isFocused(target)).toBe(true);
  }

  /** Waits until the focus has come to it by itself. */
  async isBroughtTo(target: Locator): Promise<void> {
    await eventually(() => isFocused(target), true);
    await this.expectFocus('where it was brought');
  }

  async expectFocus(when: string): Promise<void> {
    const { on, isInView, isMarked } = await focusIn(this.page.page);
    expect(`${when}: ${on}`).not.toMatch(/: nothing$/);
    expect({ when, on, isInView, isMarked }).toEqual({ when, on, isInView: true, isMarked: true });
  }
}

describe('the stream without a mouse', () => {
  let site: DemoSite;
  let ana: Person;

  beforeAll(async () => {
    site = await DemoSite.open();
    ana = await site.newsroom.person();
  });
  afterEach(() => site.closePages());
  afterAll(() => site?.close());

  it('is read, sorted, answered, reported, reacted to, edited and left, from the first Tab on', async () => {
    const storyID = await site.story(0);
    const first = await site.post(ana, storyID, 'The first of all comments.');
    await site.post(ana, storyID, 'An answer to the first.', first);
    await site.post(ana, storyID, 'The newest comment.');
    const person = await site.newsroom.person();
    const { viewer } = await person.public.run<{ viewer: { email: string; username: string } }>(
      '{ viewer { email username } }',
    );
    const page = await site.visit(0, null);
    const reader = new KeyboardReader(page);

    await reader.press('Tab');
    await reader.reach(page.button('Sign in'));
    await reader.press('Enter');
    await reader.isBroughtTo(page.field('E-mail'));
    await page.type(viewer.email);
    await reader.press('Tab');
    await page.type(password);
    await page.press('Enter');
    const profile = page.button(/your profile$/);
    await reader.isBroughtTo(profile);

    const order = page.stream.getByRole('combobox', { name: 'Sort comments' });
    await reader.reach(order);
    await reader.press('ArrowDown');
    const texts = () => page.stream.locator('[role=feed] > article > .body').allInnerTexts();
    await eventually(async () => (await texts()).join(), 'The first of all comments.,The newest comment.');
    await reader.isBroughtTo(order);

    await reader.reach(page.comment('The first of all comments.'));
    await reader.press('PageDown');
    expect(await isFocused(page.comment('An answer to the first.'))).toBe(true);
    await reader.press('PageDown', 'PageUp');
    await reader.reach(page.button(/^Reply to .*An answer/));
    await reader.press('Enter');
    await reader.isBroughtTo(page.stream.getByRole('textbox', { name: /^Your reply to/ }));
    await page.type('Mine, by keys alone.');
    await page.press('Control+Enter');
    await reader.isBroughtTo(page.comment('Mine, by keys alone.'));

    const edit = page.button(/^Edit/);
    await edit.waitFor();
    await reader.reach(edit);
    await reader.press('Enter');
    await reader.isBroughtTo(page.editor);
    await page.type(' Edited.');
    await page.press('Control+Enter');
    await reader.isBroughtTo(page.comment('Mine, by keys alone. Edited.'));

    const like = page.button(/^Like.*The newest/);
    await reader.reach(like);
    await reader.press('Enter');
    await eventually(() => like.getAttribute('aria-pressed'), 'true');
    await reader.expectFocus('after reacting');
    const more = page.button(/^More about .*The newest/);
    await reader.reach(more);
    await reader.press('Enter');
    await reader.isBroughtTo(page.item('Share'));
    await reader.press('ArrowDown', 'Enter');
    const reasons = page.stream.getByRole('radio');
    await reader.isBroughtTo(reasons.first());
    await reader.press(' ', 'ArrowDown');
    await reader.reach(page.button('Send report'));
    await page.press('Enter');
    await page.notice(/A moderator will look/).waitFor();
    await reader.isBroughtTo(page.stream.locator('.outcome'));
    await reader.press('Tab', 'Enter');
    await reader.isBroughtTo(more);

    await reader.press('Control+Home');
    await reader.reach(page.button('Sign out'), 'Shift+Tab');
    await reader.press('Enter');
    await reader.isBroughtTo(page.button('Sign in'));
    expect(page.complaints).toEqual([]);
  });

  it('keeps the focus when what had it goes: folding, more replies, more comments, giving up, the profile', async () => {
    const storyID = await site.story(1);
    for (let index = 0; index < 24; index += 1) await site.post(ana, storyID, `Comment ${index}`);
    const top = await site.post(ana, storyID, 'With many answers');
    for (let index = 0; index < 8; index += 1) await site.post(ana, storyID, `Answer ${index}`, top);
    const page = await site.visit(1, await site.newsroom.person());
    const reader = new KeyboardReader(page);

    await reader.press('Tab');
    await reader.reach(page.button(/^Hide .*With many/));
    await reader.press('Enter');
    await reader.isBroughtTo(page.button(/^Show the comment .*With many/));
    await reader.press('Enter');
    await reader.reach(page.button(/^Show 5 more replies/));
    await reader.press('Enter');
    await reader.isBroughtTo(page.comment('Answer 3'));
    await reader.press('Control+End');
    await reader.isBroughtTo(page.button('Show more comments'));
    await reader.press('Enter');
    await reader.isBroughtTo(page.comment('Comment 4'));

    await reader.press('Control+Home');
    await reader.isBroughtTo(page.invitation.or(page.button(/unread/)).last());
    await reader.reach(page.invitation, 'Shift+Tab');
    await reader.press('Enter');
    await reader.isBroughtTo(page.editor);
    await reader.press('Escape');
    await reader.isBroughtTo(page.invitation);
    await reader.reach(page.button(/your profile$/), 'Shift+Tab');
    await reader.press('Enter');
    await reader.isBroughtTo(page.stream.getByRole('heading', { name: 'Your profile' }));
    await page.stream.getByRole('heading', { name: 'Sign-in and security' }).waitFor();
    await reader.reach(page.button('Change password'));
    await reader.press('Enter');
    await reader.isBroughtTo(page.stream.getByLabel('Present password'));
    await reader.press('Escape');
    await reader.isBroughtTo(page.button('Change password'));
    await reader.press('Escape');
    await reader.isBroughtTo(page.button(/your profile$/));
    expect(page.complaints).toEqual([]);
  });

  it('hides nothing that has the focus below what lies over the page, on a phone too', async () => {
    const storyID = await site.story(2);
    for (let index = 0; index < 12; index += 1) await site.post(ana, storyID, `Comment ${index}`);
    const reader = await site.newsroom.person();
    await (await site.visit(2, reader)).button(/^Like/).first().waitFor();
    await site.closePages();
    for (let index = 12; index < 16; index += 1) await site.post(ana, storyID, `Comment ${index}`);
    const page = await site.visit(2, reader, { viewport: { width: 375, height: 500 }, hasTouch: true });
    await site.post(ana, storyID, 'Just now');
    await page.newComments.waitFor();
    await page.button(/unread/).waitFor();
    const keyboard = new KeyboardReader(page);
    await page.invitation.focus();
    await keyboard.reach(page.button(/^More about .*Comment 0/));
    for (let step = 0; step < 40; step += 1) await keyboard.press('Shift+Tab');
  });
});
