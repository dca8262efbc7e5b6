import type { Browser } from 'playwright-core';
import { publicClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { isFocused } from './browser-page.js';
import { CasePage } from './case-page.js';
import { launchChromium } from './chromium.js';
import { eventually } from './eventually.js';

const sendMutation = `mutation Send($input: ReportIllegalContentInput!) { reportIllegalContent(input: $input) { reference } }`;
const statusQuery = `query Status($reference: ID!) { illegalNotice(reference: $reference) { state grounds statement } }`;
const decideMutation = `mutation Decide($input: DecideNoticeInput!) { decideNotice(input: $input) { notice { id } } }`;
const commentQuery = `query Comment($id: ID!) { comment(id: $id) { status } }`;
const phone = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

/** What moderators do about notices of illegal content in the console. */
describe('notices of illegal content in the console', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let browser: Browser;
  let moderator: Person;
  let notices = 0;
  const pages: CasePage[] = [];

  beforeAll(async () => {
    [talk, browser] = await Promise.all([startTalk(), launchChromium()]);
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await talk?.stop();
  });

  const open = async (context = {}) => {
    const page = await CasePage.open(browser, talk, moderator, { path: '/notices', context });
    pages.push(page);
    return page;
  };
  /** A comment, and what somebody without an account says of it. */
  const notice = async () => {
    notices += 1;
    const text = `Text number ${notices}`;
    const story = await newsroom.story(`/illegal-${notices}`);
    const commentID = (await newsroom.post(await newsroom.person(), story.id, text)).comment.id;
    const words = { law: 'Section 130', explanation: 'It calls for violence.', goodFaith: true, name: 'A Sender' };
    const answer = await publicClient(talk).run<{ reportIllegalContent: { reference: string } }>(sendMutation, {
      input: { commentID, ...words },
    });
    await talk.settled();
    return { text, commentID, reference: answer.reportIllegalContent.reference };
  };
  const statusOf = async (reference: string) =>
    (await publicClient(talk).run<{ illegalNotice: object }>(statusQuery, { reference })).illegalNotice;
  const statusOfComment = async (id: string) =>
    (await moderator.admin.run<{ comment: { status: string } }>(commentQuery, { id })).comment.status;

  it('are decided by keyboard alone: the comment goes, and the sender is told why', async () => {
    const { text, commentID, reference } = await notice();
    const page = await open();
    const card = page.card(text);
    await card.getByText('It calls for violence.').waitFor();
    await card.getByText('Sent by A Sender').waitFor();
    expect(await page.accessibilityViolations()).toEqual([]);

    await page.press('j', 'a');
    await eventually(() => isFocused(card.getByLabel('Legal or contractual grounds')), true);
    await page.type('Section 130, paragraph 1');
    await page.tabTo(page.button('Illegal: reject'));
    await page.press('Enter');
    await page.alert.getByText('Fill in both the grounds and the explanation.').waitFor();
    await eventually(() => isFocused(card.getByLabel('Explanation to the sender')), true);
    await page.type('We have read it.');
    await page.tabTo(page.button('Illegal: reject'));
    await page.press('Enter');

    await card.getByText('Illegal: the comment is rejected.').waitFor();
    await page.status.getByText('Decided: the comment by').waitFor();
    await eventually(() => isFocused(card), true);
    expect(await page.accessibilityViolations()).toEqual([]);
    await talk.settled();
    expect(await statusOfComment(commentID)).toBe('REJECTED');
    expect(await statusOf(reference)).toEqual({
      state: 'DECIDED_ILLEGAL',
      grounds: 'Section 130, paragraph 1',
      statement: 'We have read it.',
    });

    await page.tab('Illegal').click();
    await page.card(text).getByText('We have read it.').waitFor();
    await page.tab('New').click();
    await page.page.getByText('No notice waits for a decision.').waitFor();
    expect(page.complaints).toEqual([]);
  });

  it('are taken on first, and leave a comment that is not illegal alone', async () => {
    const { text, commentID, reference } = await notice();
    const page = await open();
    const card = page.card(text);
    await card.getByRole('button', { name: 'I will work on this' }).click();
    await card.getByText('works on this').waitFor();
    await eventually(() => isFocused(card), true);
    await page.tab('Under review').click();
    await card.getByLabel('Legal or contractual grounds').fill('Section 130');
    await card.getByLabel('Explanation to the sender').fill('It is a quotation.');
    await card.getByRole('button', { name: 'Not illegal' }).click();
    await card.getByText('Not illegal: the comment was not touched.').waitFor();
    await talk.settled();
    expect(await statusOfComment(commentID)).toBe('NONE');
    expect(await statusOf(reference)).toMatchObject({ state: 'DECIDED_LEGAL', statement: 'It is a quotation.' });
  });

  it('keep what was written when the network goes', async () => {
    const { text } = await notice();
    const page = await open();
    const card = page.card(text);
    await card.getByLabel('Legal or contractual grounds').fill('Section 130');
    await card.getByLabel('Explanation to the sender').fill('It is a quotation.');
    await page.page.context().setOffline(true);
    await card.getByRole('button', { name: 'Not illegal' }).click();
    await page.alert.getByText('The server cannot be reached.').waitFor();
    await page.page.context().setOffline(false);
    await page.page.reload();
    expect(await card.getByLabel('Explanation to the sender').inputValue()).toBe('It is a quotation.');
    await card.getByRole('button', { name: 'Not illegal' }).click();
    await card.getByText('Not illegal: the comment was not touched.').waitFor();
  });

  it('that a colleague has decided meanwhile are no longer to be decided', async () => {
    const { text, reference } = await notice();
    const page = await open();
    const card = page.card(text);
    await card.getByLabel('Legal or contractual grounds').fill('Section 130');
    await card.getByLabel('Explanation to the sender').fill('It is a quotation.');
    const colleague = await newsroom.person('MODERATOR');
    const input = { noticeID: reference, verdict: 'LEGAL', grounds: 'None', explanation: 'Satire.' };
    await colleague.admin.run(decideMutation, { input });
    await card.getByRole('button', { name: 'Illegal: reject' }).click();
    await page.alert.getByText('This notice is not open any more').waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
  });

  it('fit a phone', async () => {
    const { text } = await notice();
    const page = await open(phone);
    await page.card(text).waitFor();
    expect(await page.isTooWide()).toBe(false);
    expect(await page.accessibilityViolations()).toEqual([]);
  });
});
