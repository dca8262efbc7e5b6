import { ReviewRules } from '../../src/features/comments/review/review-rules.js';
import { moderationRulesSchema } from '../../src/features/settings/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { decoded, type Fields, PlainBrowser } from '../harness/plain-browser.js';
import { setMode, updateSettings } from '../harness/story-mutations.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const write = '/embed/write';
const password = 'correct horse battery';

describe('writing without JavaScript', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let people = 0;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  const browser = () => new PlainBrowser(talk.url('web'));
  const signUp = async (visitor: PlainBrowser, more: Fields = {}) => {
    const username = `plain_${(people += 1)}`;
    await visitor.send(`${write}/sign-up`, { username, email: `${username}@example.org`, password, ...more });
    return username;
  };
  /** Somebody who has come from the fragment's link and made an account. */
  const writer = async (storyID: string) => {
    const visitor = await browser().open(`${write}?id=${storyID}`);
    const username = await signUp(visitor);
    return { visitor, username };
  };
  const commentsOf = async (id: string) => {
    await talk.settled();
    return (await fetch(`${talk.url('web')}/embed/stream?id=${id}`)).text();
  };

  it('leads from the fragment through an account to a comment, a reply, and out again', async () => {
    const story = await newsroom.story('/journey');
    const fragment = await (await fetch(`${talk.url('web')}/embed/stream.html?id=${story.id}`)).text();
    const link = new URL(decoded(/href="([^"]+)" rel="nofollow">Write a comment/.exec(fragment)![1]!));
    const visitor = await browser().open(link.pathname + link.search);
    expect(visitor.status).toBe(200);
    expect(visitor.page).not.toContain('<textarea');
    const username = await signUp(visitor);
    expect(visitor.page).toContain(`You are signed in as ${username}.`);
    expect([...visitor.cookies.keys()].sort()).toEqual(['talk-form', 'talk-session']);

    await visitor.send(write, { body: 'First line\r\n\r\nSee https://a.example/b', action: 'post' });
    expect(visitor.status).toBe(200);
    expect(visitor.page).toContain('Your comment was posted.');
    const id = new URLSearchParams(visitor.address.split(/[?#]/)[1]).get('comment')!;
    expect(visitor.page).toContain(`${story.url}?commentID=${id}`);
    expect(await commentsOf(story.id)).toMatch(/<p>First line<\/p><p>See <a href="https:\/\/a\.example\/b"/);

    await visitor.open(`${write}?id=${story.id}&replyTo=${id}`);
    expect(visitor.page).toContain(`<h1>Reply to ${username}</h1>`);
    expect(visitor.page).toMatch(/<blockquote[^>]*><p>First line/);
    await visitor.send(write, { body: 'An answer', action: 'post' });
    expect(await commentsOf(story.id)).toMatch(new RegExp(`in reply to ${username}[^]*<p>An answer</p>`));

    await visitor.send(`${write}/sign-out`, {});
    expect(visitor.page).toContain('sign in or create an account');
    await visitor.send(`${write}/sign-in`, { email: `${username}@example.org`, password });
    expect(visitor.page).toContain(`You are signed in as ${username}.`);
  });

  it('keeps its pages and cookies to itself', async () => {
    const story = await newsroom.story('/headers');
    const response = await fetch(`${talk.url('web')}${write}?id=${story.id}`);
    const policy = response.headers.get('content-security-policy')!;
    for (const part of ["default-src 'none'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    const { visitor } = await writer(story.id);
    await visitor.open(`${write}?id=${story.id}`);
    visitor.cookies.clear();
    await visitor.open(`${write}?id=${story.id}`);
    expect(visitor.setCookies.join()).toMatch(/^talk-form=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await fetch(`${talk.url('web')}/embed/stream?id=${story.id}`)).headers.getSetCookie()).toEqual([]);
  });

  it('refuses what another site had the browser send', async () => {
    const story = await newsroom.story('/forged');
    const { visitor } = await writer(story.id);
    const forged = { body: 'Forged', action: 'post' };
    const origins: readonly Fields[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of origins) {
      await visitor.open(`${write}?id=${story.id}`);
      await visitor.send(write, forged, headers);
      expect(visitor.status).toBe(403);
      expect(visitor.page).not.toContain('Forged');
    }
    await visitor.open(`${write}?id=${story.id}`);
    const other = await browser().open(`${write}?id=${story.id}`);
    for (const token of ['', 'guessed', other.hiddenOf(`${write}/sign-in`)['token']!]) {
      await visitor.send(write, { ...forged, token });
      expect(visitor.status).toBe(403);
      expect(visitor.page).toMatch(/<textarea[^>]*>\nForged<\/textarea>/);
    }
    expect(await commentsOf(story.id)).not.toContain('Forged');
    await visitor.send(write, { action: 'post', body: 'Meant' });
    expect(await commentsOf(story.id)).toContain('Meant');
  });

  it('posts once what is sent twice', async () => {
    const story = await newsroom.story('/twice');
    const { visitor } = await writer(story.id);
    const fields = { ...visitor.hiddenOf(write), body: 'Only once', action: 'post' };
    await visitor.send(write, fields);
    const first = visitor.address;
    await visitor.send(write, fields);
    expect(visitor.address).toBe(first);
    expect((await commentsOf(story.id)).match(/Only once/g)).toHaveLength(1);
  });

  it('shows what is wrong beside the field, with everything that was filled in', async () => {
    const story = await newsroom.story('/wrong');
    const visitor = await browser().open(`${write}?id=${story.id}`);
    const attack = `"><script>alert(1)</script>`;
    await visitor.send(`${write}/sign-up`, { username: attack, email: 'x@example.org', password });
    expect(visitor.status).toBe(400);
    expect(visitor.page).toContain('<title>Error: ');
    expect(visitor.page).toContain('<a href="#sign-up-username">A name has');
    expect(visitor.page).toMatch(/id="sign-up-username" aria-describedby="sign-up-username-error" aria-invalid="true"/);
    expect(visitor.page).toContain('value="x@example.org"');
    expect(visitor.page).not.toMatch(/<script|correct horse/);

    await visitor.send(`${write}/sign-in`, { email: 'x@example.org', password: 'wrong' });
    expect([visitor.status, visitor.cookies.has('talk-session')]).toEqual([401, false]);
    await signUp(visitor);
    const long = `</textarea><script>alert(1)</script>${'x'.repeat(6_000)}`;
    await visitor.send(write, { body: long, action: 'post' });
    expect(visitor.status).toBe(400);
    expect(visitor.page).toContain(
      `\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;${'x'.repeat(6_000)}</textarea>`,
    );
    await visitor.send(write, { body: attack, action: 'post' });
    expect(visitor.page).toContain('Your comment was posted.');
    for (const page of [visitor.page, await commentsOf(story.id)]) {
      expect(page).toContain('&gt;&lt;script&gt;alert(1)');
      expect(page).not.toContain('<script>alert');
    }
  });

  it('keeps the text of somebody whose session has ended meanwhile', async () => {
    const story = await newsroom.story('/ended');
    const { visitor, username } = await writer(story.id);
    visitor.cookies.set('talk-session', 'void');
    await visitor.send(write, { body: 'Long thought', action: 'post' });
    expect(visitor.status).toBe(401);
    expect(visitor.page).toContain('What you wrote is kept');
    await visitor.send(`${write}/sign-in`, { email: `${username}@example.org`, password });
    expect(visitor.page).toMatch(/<textarea[^>]*>\nLong thought<\/textarea>/);
    await visitor.send(write, { body: 'Long thought', action: 'post' });
    expect(visitor.page).toContain('Your comment was posted.');
  });

  it('tells an author, and nobody else, that a comment is held, and then that it was refused', async () => {
    const story = await newsroom.story('/held');
    const settings = { moderation: 'PRE' };
    await moderator.admin.run(updateSettings, { input: { storyID: story.id, settings } });
    const { visitor } = await writer(story.id);
    await visitor.send(write, { body: 'Wait for it', action: 'post' });
    expect(visitor.page).toContain('Only you see this comment until a moderator has read it.');
    const address = visitor.address;
    const stranger = await browser().open(address);
    expect(stranger.page).not.toContain('Wait for it');
    const id = new URLSearchParams(address.split(/[?#]/)[1]).get('comment')!;
    await newsroom.decide(moderator, id, 'reject');
    await visitor.open(address);
    expect(visitor.page).toContain('Not published');
    expect(await commentsOf(story.id)).not.toContain('Wait for it');
  });

  it('asks an author to look again at what may break the rules, and sends it for a moderator if they insist', async () => {
    const story = await newsroom.story('/nudge');
    const { visitor } = await writer(story.id);
    const rules = moderationRulesSchema.parse({ nudge: true, links: { hold: true } });
    jest.spyOn(talk.get(ReviewRules), 'of').mockResolvedValue({ rules, version: 'test' });
    await visitor.send(write, { body: 'Look at www.example.org', action: 'post' });
    expect(visitor.status).toBe(409);
    expect(visitor.page).toContain('This may break the rules: It contains links.');
    expect(visitor.page).toMatch(/<textarea[^>]*>\nLook at www\.example\.org</);
    await visitor.send(write, { body: 'Look at www.example.org', action: 'insist' });
    expect(visitor.page).toContain('Only you see this comment until a moderator has read it.');
    expect(visitor.page).toContain('<li>It contains links.</li>');
    jest.restoreAllMocks();
  });

  it('takes the stars of a review', async () => {
    const story = await newsroom.story('/review');
    await moderator.admin.run(setMode, { input: { storyID: story.id, mode: 'REVIEWS' } });
    const { visitor } = await writer(story.id);
    await visitor.send(write, { body: 'Fine', rating: '', action: 'post' });
    expect(visitor.page).toContain('<a href="#rating">');
    await visitor.send(write, { body: 'Fine', rating: '4', action: 'post' });
    expect(await commentsOf(story.id)).toContain('4 of 5 stars');
  });

  it.each([
    ['', 400],
    ['?id=unknown', 404],
    ['?id=a&id=b', 400],
  ])('answers %j with a page that says so', async (search, status) => {
    const visitor = await browser().open(write + search);
    expect(visitor.status).toBe(status);
    expect(visitor.page).toContain('<h1>This did not work</h1>');
  });
});
