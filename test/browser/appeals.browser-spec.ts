import type { Browser } from 'playwright-core';
import { AppealsDesk } from '../harness/appeals-desk.js';
import type { Person } from '../harness/newsroom.js';
import { isFocused } from './browser-page.js';
import { CasePage } from './case-page.js';
import { launchChromium } from './chromium.js';
import { eventually } from './eventually.js';

const words = 'I only quoted the minister.';
const claimMutation = `mutation Claim($input: ClaimCommentsInput!) { claimComments(input: $input) { claims { commentID } } }`;
const phone = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

/** What moderators do about appeals in the console. */
describe('appeals in the console', () => {
  let desk: AppealsDesk;
  let browser: Browser;
  const pages: CasePage[] = [];

  beforeAll(async () => {
    [desk, browser] = await Promise.all([AppealsDesk.open(), launchChromium()]);
  });
  beforeEach(() => desk.renew());
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
    await answerAll();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.talk.stop();
  });

  const openAs = async (person: Person, context = {}) => {
    const page = await CasePage.open(browser, desk.talk, person, { path: '/appeals', context });
    pages.push(page);
    return page;
  };
  /** No test finds what another one has left. */
  const answerAll = async () => {
    const { nodes } = await desk.list(desk.bob, { siteID: null });
    for (const { id } of nodes) await desk.decide(desk.bob, id, 'GRANT');
  };

  it('are refused with an answer by keyboard alone, and the author reads it', async () => {
    await desk.appeal(await desk.rejected({ code: 'OFFENSIVE', text: 'No insults, please.' }));
    const page = await openAs(desk.bob);
    const card = page.card(words);
    await card.getByText('Comment rejected').waitFor();
    await card.getByText('Offensive', { exact: true }).first().waitFor();
    await card.getByText('No insults, please.').waitFor();
    await card.getByText('A comment that somebody dislikes.').waitFor();
    expect(await page.accessibilityViolations()).toEqual([]);

    await page.press('j');
    await eventually(() => isFocused(card), true);
    await page.press('a');
    await eventually(() => isFocused(card.getByRole('textbox')), true);
    await page.press('Escape', '?');
    await page.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.press('Escape');
    await eventually(() => isFocused(card), true);
    await page.tabTo(page.button(/^Refuse the appeal/));
    await page.press('Enter');
    await page.alert.getByText('Tell the author why the decision stays.').waitFor();
    await eventually(() => isFocused(card.getByRole('textbox')), true);
    await page.type('It was an insult, quoted or not.');
    await page.tabTo(page.button(/^Refuse the appeal/));
    await page.press('Enter');

    await page.status.getByText('Refused the appeal by').waitFor();
    await card.getByText('Not granted: the decision stays.').waitFor();
    await eventually(() => isFocused(card), true);
    expect(await page.accessibilityViolations()).toEqual([]);
    await desk.talk.settled();
    expect((await desk.own())[0]!.appeal).toMatchObject({
      state: 'UPHELD',
      answer: 'It was an insult, quoted or not.',
    });

    await page.tab('Refused').click();
    await page.card(words).first().getByText('It was an insult, quoted or not.').waitFor();
    await page.tab('Open').click();
    await page.page.getByText('No appeal waits for an answer.').waitFor();
    expect(page.complaints).toEqual([]);
  });

  it('are granted without a word, and the comment is back', async () => {
    await desk.appeal(await desk.rejected());
    const page = await openAs(desk.bob);
    await page.button(/^Grant the appeal/).click();
    await page.card(words).getByText('Granted: the decision was reversed.').waitFor();
    await page.card(words).getByText('Approved', { exact: true }).waitFor();
    await desk.talk.settled();
    expect((await desk.read()).comments.nodes.map(({ body }) => body)).toEqual([
      expect.stringContaining('A comment that somebody dislikes.'),
    ]);
  });

  it('about the person say what was decided, and are granted too', async () => {
    await desk.act(desk.ada, 'warnUser', 'message: "Mind your words.", code: OFFENSIVE');
    await desk.appealSanction();
    const page = await openAs(desk.bob);
    const card = page.card('I am not that person.');
    await card.getByText('Warned').waitFor();
    await card.getByText('Mind your words.').waitFor();
    await page.button(/^Grant the appeal/).click();
    await card.getByText('Granted: the decision was reversed.').waitFor();
    await desk.talk.settled();
    expect(await desk.sanctions()).toEqual([]);
  });

  it('are answered by somebody else than who decided, which is said in words', async () => {
    await desk.appeal(await desk.rejected());
    const page = await openAs(desk.ada);
    await page.card(words).getByText('You made this decision. A colleague will answer the appeal.').waitFor();
    expect(await page.button(/the appeal by/).count()).toBe(0);
    expect(await page.card(words).getByRole('textbox').count()).toBe(0);
  });

  it('keep what was written when the network goes, and when the page is loaded anew', async () => {
    await desk.appeal(await desk.rejected());
    const page = await openAs(desk.bob);
    const field = page.card(words).getByRole('textbox');
    await field.fill('We have read it again.');
    await page.page.context().setOffline(true);
    await page.button(/^Refuse the appeal/).click();
    await page.alert.getByText('The server cannot be reached.').waitFor();
    await page.status.getByText('Offline.').waitFor();
    expect(await field.inputValue()).toBe('We have read it again.');

    await page.page.context().setOffline(false);
    await page.page.reload();
    await page.button(/^Refuse the appeal/).click();
    await page.card(words).getByText('Not granted: the decision stays.').waitFor();
    await page.card(words).getByText('We have read it again.').waitFor();
  });

  it('that a colleague has answered meanwhile are no longer to be answered', async () => {
    const { id } = await desk.appeal(await desk.rejected());
    const page = await openAs(desk.bob);
    await page.button(/^Grant the appeal/).waitFor();
    await desk.decide(desk.admin, id, 'UPHOLD');
    await page.button(/^Grant the appeal/).click();
    await page.alert.getByText('This appeal is not open any more').waitFor();
    expect(await page.button(/the appeal by/).count()).toBe(0);
  });

  it('about a comment that a colleague looks at are answered once somebody insists', async () => {
    const commentID = await desk.rejected();
    await desk.appeal(commentID);
    await desk.admin.admin.run(claimMutation, { input: { commentIDs: [commentID] } });
    const page = await openAs(desk.bob);
    await page.button(/^Grant the appeal/).click();
    await page.alert.getByText('A colleague is looking at this comment.').waitFor();
    await page.button('Do it all the same').click();
    await page.card(words).getByText('Granted: the decision was reversed.').waitFor();
  });

  it('can be tried again where the list could not be had', async () => {
    await desk.appeal(await desk.rejected());
    const page = await openAs(desk.bob);
    await page.card(words).waitFor();
    await page.page.route('**/graphql', (route) => route.abort());
    await page.tab('Granted').click();
    await page.alert.getByText('The server cannot be reached.').waitFor();
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.page.unroute('**/graphql');
    await page.button('Try again').click();
    await page.alert.waitFor({ state: 'detached' });
  });

  it('fit a phone', async () => {
    await desk.appeal(await desk.rejected({ code: 'OTHER' }));
    const page = await openAs(desk.bob, phone);
    await page.card(words).waitFor();
    expect(await page.isTooWide()).toBe(false);
    expect(await page.accessibilityViolations()).toEqual([]);
  });
});
