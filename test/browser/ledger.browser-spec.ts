import { readFileSync } from 'node:fs';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { Browser } from 'playwright-core';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { isFocused } from './browser-page.js';
import { launchChromium } from './chromium.js';
import { eventually } from './eventually.js';
import { LedgerPage } from './ledger-page.js';

const ban = `mutation ($userID: ID!) { banUser(input: { userID: $userID, reason: "Insults" }) { user { id } } }`;

/** The record of decisions, as those see it who answer for it. */
describe('the ledger', () => {
  let talk: TestTalk;
  let browser: Browser;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;
  const pages: LedgerPage[] = [];

  beforeAll(async () => {
    [talk, browser] = await Promise.all([startTalk(), launchChromium()]);
    newsroom = new Newsroom(talk);
    await newsroom.site();
    admin = await newsroom.person('ADMIN');
    moderator = await newsroom.person('MODERATOR');
    const author = await newsroom.person();
    const { comment } = await newsroom.post(author, (await newsroom.story()).id, 'Nonsense');
    await newsroom.decide(moderator, comment.id, 'reject');
    await admin.admin.run(ban, { userID: author.id });
    await talk.settled();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await talk?.stop();
  });

  const openAs = async (person: Person, role = 'ADMIN') => {
    const console = await LedgerPage.open(browser, `${talk.url('web')}/admin`, person, role);
    pages.push(console);
    return console;
  };

  it('is read, filtered, looked into and verified with nothing but the keyboard', async () => {
    const console = await openAs(admin);
    const { page } = console;
    expect(await console.row('Person banned').innerText()).toMatch(/admin_1[^]*commenter_3[^]*Insults/);
    expect(await console.accessibilityViolations()).toEqual([]);

    await console.tabTo(page.getByLabel('By whom'));
    await console.type('Moderator_2');
    await console.press('Enter');
    await page.waitForURL('**/admin/ledger?person=*');
    await eventually(() => console.row('Person banned').count(), 0);
    await console.row('Comment rejected').waitFor();
    await eventually(() => page.getByLabel('By whom').inputValue(), 'moderator_2');

    const link = console.row('Comment rejected').getByRole('link', { name: 'Comment rejected' });
    await console.tabTo(link);
    await console.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Entry 2, The Test Times' });
    await dialog.getByText('Hash of the entry before').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/admin\/ledger\/.+\/2$/);
    expect(await console.accessibilityViolations()).toEqual([]);
    await console.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(() => isFocused(link), true);

    await page.getByRole('link', { name: 'Clear filters' }).press('Enter');
    await console.row('Person banned').waitFor();
    expect(await isFocused(page.getByRole('heading', { name: 'Ledger' }))).toBe(true);

    await console.button('Verify').press('Enter');
    await page.getByText('The ledger is intact.').waitFor();
    await page.getByText(/^2 entries in order, unbroken since/).waitFor();
    expect(await console.accessibilityViolations()).toEqual([]);
    expect(console.complaints).toEqual([]);
  });

  it('saves what is filtered', async () => {
    const console = await openAs(admin);
    const { page } = console;
    await page.getByLabel('What was done').selectOption('Person banned');
    await console.button('Show').click();
    await eventually(() => console.row('Comment rejected').count(), 0);
    await console.tabTo(page.getByRole('button', { name: 'Export' }));
    await console.press('Enter');
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).press('Enter');
    const lines = readFileSync(await (await saved).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('USER_BANNED');
    await page.getByText(/^Entries saved in ledger-.*\.csv: 1$/).waitFor();
    expect(console.complaints).toEqual([]);
  });

  it('shows moderators what is theirs, and finds an address again', async () => {
    const console = await openAs(moderator, 'MODERATOR');
    expect(await console.row('Person banned').count()).toBe(0);
    expect(await console.button('Verify').count()).toBe(0);
    expect(await console.page.getByRole('option', { name: 'Whole organisation' }).count()).toBe(0);
    await console.row('Comment rejected').getByRole('link', { name: 'Comment rejected' }).click();
    await console.page.getByRole('dialog').getByText('Hash of the entry before').waitFor();
    await console.page.reload();
    await console.page.getByRole('dialog').getByText('Hash of the entry before').waitFor();
  });

  it('says that the network is gone, keeps what was typed, and goes on', async () => {
    const console = await openAs(admin);
    const { page } = console;
    await page.context().setOffline(true);
    await page.getByLabel('By whom').fill('moderator_2');
    await console.button('Show').click();
    await page.getByText('The server cannot be reached.').waitFor();
    expect(await page.getByLabel('By whom').inputValue()).toBe('moderator_2');
    await console.button('Verify').click();
    await console.button('Go on').waitFor();
    await page.context().setOffline(false);
    await console.button('Go on').click();
    await page.getByText('The ledger is intact.').waitFor();
    await console.button('Show').click();
    await eventually(() => console.row('Person banned').count(), 0);
  });

  it('has a card for each entry on a phone', async () => {
    const console = await openAs(admin);
    for (const width of [390, 360, 320]) {
      await console.page.setViewportSize({ width, height: 640 });
      await console.row('Person banned').getByRole('rowheader').waitFor();
      expect(await console.page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    expect(await console.accessibilityViolations()).toEqual([]);
  });

  it('says at which entry it is broken, and what that means', async () => {
    const console = await openAs(admin);
    const { db } = talk.get<Connection>(getConnectionToken() as never);
    await db!.collection('ledger').updateOne({ action: 'COMMENT_REJECTED' }, { $set: { reason: 'SPAM' } });
    await console.button('Verify').click();
    await console.page.getByText('The ledger is broken.').waitFor();
    await console.page.getByText('Broken at entry 2.').waitFor();
    await console.page.getByText('it was changed afterwards').waitFor();
    await console.page.getByRole('link', { name: 'See entry 2' }).click();
    await console.page.getByRole('dialog').getByText('SPAM').waitFor();
  });
});
