import type { Locator } from 'playwright-core';
import type { Story } from '../../src/features/stories/index.js';
import { freePort } from '../harness/free-port.js';
import type { Person } from '../harness/newsroom.js';
import { isFocused } from './browser-page.js';
import { eventually } from './eventually.js';
import type { HostPage } from './host-page.js';
import { HostSite } from './host-site.js';

const standing = `query ($id: ID!) { comment(id: $id) { status tags decision { code text } } }`;

/** A moderator on a newsroom's page: what they do in the stream, where the admin surface answers. */
describe('moderating in the stream', () => {
  let site: HostSite;
  let moderator: Person;

  beforeAll(async () => {
    site = await HostSite.open();
    moderator = await site.newsroom.person('MODERATOR');
  });
  afterEach(() => site.closePages());
  afterAll(() => site?.close());

  const openAs = (person: Person, role: string, story: Story) => openOn(site, person, role, story);
  const commentWith = (page: HostPage, text: string) =>
    stream(page).getByRole('article').filter({ hasText: text }).first();
  const inStream = (page: HostPage, name: string | RegExp) => stream(page).getByRole('button', { name });
  const idOf = async (story: Story) => {
    const asked = `{ story(id: "${story.id}") { comments(first: 1) { nodes { id } } } }`;
    const answer = await moderator.public.run<{ story: { comments: { nodes: { id: string }[] } } }>(asked);
    return answer.story.comments.nodes[0]!.id;
  };
  const decided = async (id: string) =>
    (
      await moderator.admin.run<{
        comment: { status: string; tags: string[]; decision: { code: string; text: string } | null };
      }>(standing, { id })
    ).comment;

  it('rejects with a reason, takes that back, and features, with nothing but the keyboard', async () => {
    const story = await site.storyWith('/keyboard', 'Buy cheap watches');
    const id = await idOf(story);
    const page = await openAs(moderator, 'MODERATOR', story);
    const moderate = inStream(page, 'Moderate commenter_1’s comment');
    await page.tabTo(moderate);
    await page.press('Enter');
    await stream(page).getByText('Published, not yet looked at').waitFor();
    await page.tabTo(inStream(page, 'Reject: comment by commenter_1'));
    await page.press('Enter');
    await eventually(() => isFocused(stream(page).getByLabel('Offensive')), true);
    await page.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Tab');
    await page.type('No advertising, please.');
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.press('Tab', 'Tab', 'Enter');

    await stream(page).getByText('This comment was removed.').waitFor();
    const deed = stream(page).getByRole('group', { name: 'Rejected: Advertising: comment by commenter_1' });
    await eventually(() => isFocused(deed), true);
    await stream(page).getByRole('status').filter({ hasText: 'Rejected' }).waitFor({ state: 'attached' });
    await eventually(async () => (await decided(id)).status, 'REJECTED');
    expect((await decided(id)).decision).toEqual({ code: 'SPAM', text: 'No advertising, please.' });
    await eventually(() => stream(page).getByRole('heading', { level: 2 }).textContent(), '0 comments');
    expect(await page.accessibilityViolations()).toEqual([]);

    await page.press('Tab', 'Enter');
    await stream(page).getByText('Decision taken back').waitFor();
    await commentWith(page, 'Buy cheap watches').waitFor();
    await eventually(async () => (await decided(id)).status, 'NONE');
    await eventually(() => stream(page).getByRole('heading', { level: 2 }).textContent(), '1 comment');

    await page.tabTo(moderate);
    await page.press('Enter');
    await page.tabTo(inStream(page, 'Feature: comment by commenter_1'));
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.press('Enter');
    await commentWith(page, 'Buy cheap watches').locator('.badge', { hasText: 'Featured' }).waitFor();
    await eventually(async () => (await decided(id)).tags.join(), 'FEATURED');
    expect(await decided(id)).toMatchObject({ status: 'APPROVED' });
    await page.tabTo(moderate);
    await page.press('Enter');
    await stream(page).getByText('Approved').waitFor();
    await page.press('Tab', 'Escape');
    await eventually(() => isFocused(moderate), true);
    expect(await moderate.getAttribute('aria-expanded')).toBe('false');
    expect(page.complaints).toEqual([]);
  });

  it('puts back what the server refuses, says why, and asks before it overrides a colleague', async () => {
    const story = await site.storyWith('/refused', 'Somebody looks at this');
    const id = await idOf(story);
    const colleague = await site.newsroom.person('MODERATOR');
    const page = await openAs(moderator, 'MODERATOR', story);
    await inStream(page, 'Moderate commenter_1’s comment').click();
    const approve = inStream(page, 'Approve: comment by commenter_1');
    await approve.waitFor();
    const claim = `mutation { claimComments(input: { commentIDs: ["${id}"] }) { claims { commentID } } }`;
    await colleague.admin.run(claim);
    await inStream(page, 'Pin: comment by commenter_1').click();
    await stream(page).getByText('A colleague is looking at this comment.').first().waitFor();
    expect(await commentWith(page, 'Somebody looks at this').locator('.badge').count()).toBe(0);
    expect((await decided(id)).tags).toEqual([]);
    await inStream(page, 'Do it all the same: comment by commenter_1').click();
    await stream(page).getByText('Pinned at the top').first().waitFor();
    await eventually(async () => (await decided(id)).tags.join(), 'PINNED');
    expect(page.complaints).toEqual([]);
  });

  it('restricts an author, and closes a discussion', async () => {
    const author = await site.newsroom.person();
    const story = await site.newsroom.story('/restricted', site.url);
    await site.newsroom.post(author, story.id, 'Shouting again');
    await site.talk.settled();
    const page = await openAs(moderator, 'MODERATOR', story);
    await inStream(page, /^Moderate .*comment$/).click();
    await inStream(page, /^Restrict author/).click();
    await stream(page).getByLabel('Ban from this site').check();
    await inStream(page, /^Restrict author/).click();
    await stream(page).getByText('Banned from this site').first().waitFor();
    const isBanned = `{ viewer { bannedSiteIDs } }`;
    const sitesOf = async () =>
      (await author.public.run<{ viewer: { bannedSiteIDs: string[] } }>(isBanned)).viewer.bannedSiteIDs.length;
    await eventually(sitesOf, 1);
    await inStream(page, /^Undo/).click();
    await eventually(sitesOf, 0);

    await inStream(page, 'Moderate this discussion').click();
    await inStream(page, 'Close comments').click();
    await inStream(page, 'Open comments').waitFor();
    const isClosed = async () =>
      (await moderator.public.run<{ story: { isClosed: boolean } }>(`{ story(id: "${story.id}") { isClosed } }`)).story
        .isClosed;
    await eventually(isClosed, true);
    expect(await inStream(page, 'Join the conversation').count()).toBe(0);
    expect(page.complaints).toEqual([]);
  });

  it('leads to the comment in the console', async () => {
    const story = await site.storyWith('/console', 'Seen in the console');
    const page = await openAs(moderator, 'MODERATOR', story);
    await inStream(page, 'Moderate commenter_1’s comment').click();
    const link = stream(page).getByRole('link', { name: 'Open the console' });
    const href = await link.getAttribute('href');
    expect(href).toBe(`${site.server}/admin/comments/${await idOf(story)}`);
    const desk = await page.page.context().newPage();
    await desk.goto(href!);
    await desk.evaluate(`localStorage.setItem('talk:admin-session', ${sessionOf(moderator, 'MODERATOR')})`);
    await desk.goto(href!);
    const card = desk.getByRole('article').filter({ hasText: 'Seen in the console' });
    await card.getByRole('button', { name: 'Reject the comment by commenter_1' }).click();
    await desk.getByText('Rejected the comment by commenter_1.').waitFor();
    await stream(page).getByText('This comment was removed.').waitFor();
  });

  it('is nothing that a reader sees or fetches', async () => {
    const story = await site.storyWith('/reader', 'Only reading');
    const reader = await site.newsroom.person();
    const page = await openAs(reader, 'COMMENTER', story);
    await commentWith(page, 'Only reading').waitFor();
    await page.page.waitForLoadState('networkidle');
    expect(await inStream(page, /Moderate/).count()).toBe(0);
    expect(page.requested.filter((url) => url.includes('/admin') || url.includes('moderating'))).toEqual([]);
    expect(page.complaints).toEqual([]);
  });
});

describe('a stream whose admin surface this browser cannot reach', () => {
  it('is a reader’s for a moderator too, and says nothing about it', async () => {
    const desk = `http://127.0.0.1:${await freePort()}`;
    const site = await HostSite.open({ surfaces: ['public'], env: { TALK_ADMIN_URL: desk } });
    try {
      const moderator = await site.newsroom.person('MODERATOR');
      const story = await site.storyWith('/outside', 'Outside the firewall');
      const page = await openOn(site, moderator, 'MODERATOR', story);
      await stream(page).getByRole('article').waitFor();
      await eventually(() => page.requested.filter((url) => url.startsWith(desk)).length, 1);
      await page.page.waitForLoadState('networkidle');
      expect(
        await stream(page)
          .getByRole('button', { name: /Moderate/ })
          .count(),
      ).toBe(0);
      expect(await stream(page).getByRole('alert').count()).toBe(0);
      await stream(page).getByRole('combobox').selectOption('CREATED_AT_ASC');
      await page.page.waitForLoadState('networkidle');
      expect(page.requested.filter((url) => url.startsWith(desk))).toHaveLength(1);
      expect(page.requested.filter((url) => url.includes('moderating'))).toEqual([]);
      await stream(page).getByText('moderator_2').waitFor();
    } finally {
      await site.close();
    }
  });
});

const stream = ({ page }: HostPage): Locator => page.locator('talk-comments');

/** The page of a story, opened by somebody who is signed in to the stream. */
async function openOn(site: HostSite, person: Person, role: string, story: Story): Promise<HostPage> {
  const { server } = site;
  const page = await site.page({
    path: new URL(story.url).pathname,
    html: `<main><h1>News</h1><script type="module" src="${server}/embed.js"></script>
      <talk-comments story-id="${story.id}"></talk-comments></main>`,
  });
  await page.page.evaluate(`localStorage.setItem('talk:session:${server}', ${sessionOf(person, role)})`);
  page.requested.splice(0);
  await page.page.reload();
  return page;
}

/** As both clients keep it, as a script's literal. */
function sessionOf({ id, token }: Person, role: string): string {
  const viewer = { id, username: `${role.toLowerCase()}_2`, role };
  return JSON.stringify(JSON.stringify({ token, expiresAt: '2099-01-01T00:00:00Z', viewer }));
}
