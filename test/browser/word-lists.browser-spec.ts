import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { InstallService } from '../../src/features/install/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { isFocused } from './browser-page.js';
import { launchChromium } from './chromium.js';
import { eventually } from './eventually.js';
import { sidewaysIn, smallTargetsIn } from './layout.js';
import { ModeratorPage } from './moderator-page.js';

const update = `mutation ($input: UpdateWordListInput!) { updateWordList(input: $input) { wordList { version } } }`;
const password = 'correct horse battery';
const api = '**/admin/api/graphql';

describe('word lists in the console', () => {
  let talk: TestTalk;
  let browser: Browser;
  let admin: Person;
  const pages: ModeratorPage[] = [];

  beforeAll(async () => {
    [talk, browser] = await Promise.all([startTalk(), launchChromium()]);
    const newsroom = new Newsroom(talk);
    admin = await newsroom.person('ADMIN');
    await newsroom.person('MODERATOR');
    const first = { username: 'first', email: 'first@example.org', password, siteName: 'The Test Times', origins: [] };
    await talk.get(InstallService, 'web').install(first);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await talk?.stop();
  });

  const fill = (language: string, ...phrases: string[]) => {
    const add = phrases.map((phrase) => ({ phrase }));
    return admin.admin.run(update, { input: { kind: 'BANNED', language, expectedVersion: 0, add } });
  };
  const openAs = async (username: 'admin_1' | 'moderator_2', language?: string) => {
    const page = await ModeratorPage.open(browser, `${talk.url('web')}/admin`);
    pages.push(page);
    await page.signIn({ email: `${username}@example.org`, password });
    await page.tabTo(page.page.getByRole('link', { name: 'Word lists' }));
    await page.press('Enter');
    await page.page.getByRole('heading', { level: 1, name: 'Word lists' }).waitFor();
    if (language) await page.page.getByLabel('Language of the comment').selectOption(language);
    await page.page.getByText(/\d phrases?$/).waitFor();
    return page;
  };
  const button = (page: ModeratorPage, name: string) => page.page.getByRole('button', { name, exact: true });
  const inSheet = (page: ModeratorPage, name: string) =>
    page.page.getByRole('dialog').getByRole('button', { name, exact: true });
  const row = (page: ModeratorPage, phrase: string) => page.page.getByRole('row', { name: phrase, exact: true });
  const said = (page: ModeratorPage, text: string) => page.status.filter({ hasText: text }).first().waitFor();
  const hasFocus = (target: Locator) => eventually(() => isFocused(target), true);

  it('are written, corrected, searched and tested with nothing but the keyboard', async () => {
    const page = await openAs('admin_1');
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.tabTo(button(page, 'Add'));
    await page.press('Enter');
    const phrases = page.page.getByRole('dialog').getByLabel('Phrases');
    await hasFocus(phrases);
    await page.type('scum\n!!!\nshut up');
    await page.press('Tab');
    await page.type('insult');
    await page.tabTo(inSheet(page, 'Add'));
    await page.press('Enter');
    await page.page.getByText('The phrase has no letter or digit.').waitFor();
    expect(await phrases.inputValue()).toBe('!!!');
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.tabTo(phrases);
    await page.press('Control+A');
    await page.type('bot*');
    await page.tabTo(inSheet(page, 'Add'));
    await page.press('Enter');
    await said(page, 'New: 1.');
    await hasFocus(button(page, 'Add'));

    await row(page, 'scum').waitFor();
    await page.tabTo(row(page, 'bot*'));
    await page.press('ArrowDown', 'Delete');
    await said(page, 'Removed: scum');
    await hasFocus(row(page, 'shut up'));
    expect(await row(page, 'scum').count()).toBe(0);
    await page.page.keyboard.press('Shift+Tab');
    await hasFocus(button(page, 'Undo'));
    await page.press('Enter');
    await said(page, 'Brought back: scum');
    await row(page, 'scum').waitFor();

    await page.tabTo(row(page, 'shut up'));
    await page.press('Enter');
    await hasFocus(page.page.getByRole('dialog').getByLabel('Phrase', { exact: true }));
    await page.press('End');
    await page.type(' now');
    await page.press('Tab', 'Tab');
    await page.type('seen in May');
    await page.press('Enter');
    await said(page, 'Saved: shut up now');
    await hasFocus(row(page, 'shut up now'));
    await row(page, 'shut up now').getByText('seen in May').waitFor();

    const search = page.page.getByRole('searchbox');
    await search.focus();
    await page.type('MAY');
    await eventually(() => page.page.getByRole('row').count(), 1);

    await page.tabTo(page.page.getByLabel('Text', { exact: true }));
    await page.type('What s.c.u.m, shut  up NOW');
    await page.press('Tab', 'Enter');
    await said(page, '2 matches');
    const tested = page.page.getByRole('region', { name: 'Tested text' });
    expect(await tested.locator('mark').allTextContents()).toEqual([
      's.c.u.m (Banned words: scum) ',
      'shut  up NOW (Banned words: shut up now) ',
    ]);
    expect(await page.accessibilityViolations()).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it('are imported once it is shown what changes, exported, and taken back', async () => {
    await fill('de', 'alt', 'bleibt');
    const page = await openAs('admin_1', 'de');
    await button(page, 'Import').click();
    const buffer = Buffer.from('phrase,category\nbleibt,neu\nfrisch,\n???,\n');
    await page.page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'words.csv', mimeType: 'text/csv', buffer });
    await page.page.getByRole('radio', { name: 'Replace with the file' }).check();
    const diff = page.page.getByRole('list', { name: 'What the import changes' });
    await diff.getByText('Removed').waitFor();
    expect(await diff.getByRole('listitem').allTextContents()).toEqual([
      'Removedalt',
      'Changedbleibtbleibt · neu',
      'Newfrisch',
    ]);
    await page.page.getByText('Line 4: ???').waitFor();
    expect(await page.accessibilityViolations()).toEqual([]);
    await inSheet(page, 'Import').click();
    await said(page, 'New: 1. Changed: 1. Removed: 1.');
    await row(page, 'frisch').waitFor();

    const download = page.page.waitForEvent('download');
    await button(page, 'Export').click();
    await page.page.getByRole('menuitem', { name: 'Text file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('banned-organisation-de-2.txt');
    expect(await readFile(await file.path(), 'utf8')).toBe('bleibt\tneu\nfrisch\n');

    await button(page, 'History').click();
    await button(page, 'Go back to version 1').waitFor();
    expect(await page.accessibilityViolations()).toEqual([]);
    await button(page, 'Go back to version 1').click();
    await said(page, 'The list is as it was in version 1.');
    await row(page, 'alt').waitFor();
    expect(new URL(page.page.url()).pathname).toBe('/admin/words/banned/all/de');
    expect(page.complaints).toEqual([]);
  });

  it('lose nothing when the network goes, or when somebody else is faster', async () => {
    await fill('fr', 'un', 'deux');
    const page = await openAs('admin_1', 'fr');
    await row(page, 'deux').waitFor();
    await page.page.route(api, (route) => route.abort());
    await button(page, 'Remove: deux').click();
    await page.page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    await row(page, 'deux').waitFor();
    await button(page, 'Add').click();
    const phrases = page.page.getByRole('dialog').getByLabel('Phrases');
    await phrases.fill('trois');
    await inSheet(page, 'Add').click();
    await page.page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await phrases.inputValue()).toBe('trois');
    await page.page.unroute(api);
    await inSheet(page, 'Add').click();
    await row(page, 'trois').waitFor();

    const input = { kind: 'BANNED', language: 'fr', expectedVersion: 2, add: [{ phrase: 'quatre' }] };
    await admin.admin.run(update, { input });
    await button(page, 'Remove: un').click();
    await page.page.getByRole('alert').filter({ hasText: 'Somebody else' }).waitFor();
    await row(page, 'quatre').waitFor();
    await row(page, 'un').waitFor();
    await button(page, 'Remove: un').click();
    await said(page, 'Removed: un');

    await page.page.route(api, (route) => route.abort());
    await page.page.getByRole('searchbox').fill('quatre');
    await button(page, 'Try again').waitFor();
    await page.page.unroute(api);
    await button(page, 'Try again').click();
    await eventually(() => page.page.getByRole('row').count(), 1);

    await page.page.route(api, (route) => route.abort());
    await page.page.getByRole('link', { name: 'Suspect words' }).click();
    await button(page, 'Try again').waitFor();
    await page.page.unroute(api);
    await button(page, 'Try again').click();
    await page.page.getByText('No phrases in this list yet.').waitFor();
  });

  it('of 20,000 phrases show those in sight, also on a phone, and moderators read them', async () => {
    await fill('nl', ...Array.from({ length: 20_000 }, (_, index) => `woord${String(index).padStart(5, '0')}`));
    const page = await openAs('moderator_2', 'nl');
    await row(page, 'woord00000').waitFor();
    await page.page.setViewportSize({ width: 320, height: 640 });
    expect(await page.page.getByRole('row').count()).toBeLessThan(60);
    await page.page.getByRole('searchbox').focus();
    await page.tabTo(row(page, 'woord00000'));
    await page.press('End');
    await row(page, 'woord00099').waitFor();
    await page.press('End');
    await eventually(
      async () => (await page.page.getByRole('row').last().getAttribute('aria-label'))! > 'woord00099',
      true,
    );
    expect(await page.page.getByRole('row').count()).toBeLessThan(60);

    expect(await button(page, 'Add').count()).toBe(0);
    expect(await page.page.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
    await page.page.getByText('administrators change it').waitFor();
    expect(await sidewaysIn(page.page)).toEqual([]);
    expect(await smallTargetsIn(page.page)).toEqual([]);
    expect(await page.accessibilityViolations()).toEqual([]);
    expect(page.complaints).toEqual([]);
  });
});
