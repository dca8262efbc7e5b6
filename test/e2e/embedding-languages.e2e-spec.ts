import { systemContext } from '../../src/core/context/request-context.js';
import { ReviewRules } from '../../src/features/comments/review/review-rules.js';
import { moderationRulesSchema } from '../../src/features/settings/index.js';
import { PeopleService } from '../../src/features/users/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { decoded, PlainBrowser } from '../harness/plain-browser.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const write = '/embed/write';
const password = 'correct horse battery';
const updateOrganisation = `mutation ($input: UpdateOrganisationInput!) {
  updateOrganisation(input: $input) { organisation { version } }
}`;
const updateSignIn = `mutation ($input: UpdateSignInSettingsInput!) {
  updateSignInSettings(input: $input) { signInSettings { version } }
}`;

describe('the languages of pages that the server makes', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let author: Person;
  let stories = 0;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    [admin, author] = [await newsroom.person('ADMIN'), await newsroom.person()];
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => talk.stop());

  const storyIn = async (language?: string) => {
    const story = await newsroom.storyIn(language, `/language-${(stories += 1)}`);
    const { comment } = await newsroom.post(author, story.id, '123');
    await newsroom.post(author, story.id, '456', { parentID: comment.id });
    await talk.settled();
    return story.id;
  };
  const read = async (path: string) => (await fetch(talk.url('web') + path)).text();
  const browser = (languages?: string) => new PlainBrowser(talk.url('web'), languages);
  const inNewsroomLanguage = (language: string) =>
    admin.admin.run(updateOrganisation, { input: { settings: { language } } });

  it('are the story’s, written from right to left where that is its way', async () => {
    const id = await storyIn('ar');
    const fragment = await read(`/embed/stream.html?id=${id}`);
    expect(fragment).toContain('<section class="talk-stream" lang="ar" dir="rtl"');
    expect(fragment).toContain('>كتابة تعليق</a>');
    expect(await read(`/embed/stream?id=${id}`)).toContain('<html lang="ar" dir="rtl">');
    const visitor = await browser('de').open(`${write}?id=${id}`);
    expect(visitor.page).toContain('<html lang="ar" dir="rtl">');
    await visitor.send(`${write}/sign-in`, { email: 'nobody@example.org', password: 'wrong' });
    expect(visitor.status).toBe(401);
    expect(visitor.page).not.toContain('do not fit together');
    expect(visitor.page).toContain('lang="ar" dir="rtl"');
  });

  it('are the one that is asked for, also wherever that page leads', async () => {
    const id = await storyIn('ar');
    const fragment = await read(`/embed/stream.html?id=${id}&lang=de-CH`);
    expect(fragment).toContain('lang="de" dir="ltr"');
    const links = [...fragment.matchAll(/href="([^"]+\/embed\/[^"]+)"/g)].map(([, href]) => new URL(decoded(href!)));
    expect(links.length).toBeGreaterThan(5);
    expect(links.map(({ searchParams }) => searchParams.get('lang'))).toEqual(links.map(() => 'de'));

    const visitor = await browser().open(`${write}?id=${id}&lang=de`);
    await visitor.send(`${write}/sign-up`, { username: 'deutsch', email: 'deutsch@example.org', password });
    expect(visitor.page).toContain('Sie sind als deutsch angemeldet.');
    await visitor.send(write, { body: 'x'.repeat(5_001), action: 'post' });
    expect(visitor.page).toContain('Ein Kommentar hat höchstens 5.000 Zeichen.');
    await visitor.send(write, { body: 'Kurz', action: 'post' });
    expect(visitor.page).toContain('Ihr Kommentar');
    expect(new URLSearchParams(visitor.address.split(/[?#]/)[1]).get('lang')).toBe('de');
    expect(await read(`/embed/stream?id=${id}&lang=tlh`)).toContain('lang="ar"');
  });

  it('are the reader’s where the story has none, and the newsroom’s where a page is the same for everybody', async () => {
    const id = await storyIn();
    expect((await browser('tlh, fr;q=0.8, de;q=0.9').open(`${write}?id=${id}`)).page).toContain('<html lang="de"');
    expect((await browser('fr').open(write)).page).toContain('<html lang="fr"');
    expect(await read(`/embed/stream?id=${id}`)).toContain('<html lang="en"');
    await inNewsroomLanguage('fi');
    expect(await read(`/embed/stream?id=${id}`)).toContain('<html lang="fi"');
    expect((await browser().open(`${write}?id=${id}`)).page).toContain('<html lang="fi"');
    await inNewsroomLanguage('en');
  });

  it('have words for everything: the pseudo-language finds none outside of its brackets', async () => {
    const id = await storyIn('en-XA');
    const username = 'xx';
    const outside = ({ page }: { page: string }) => unbracketed(page);
    expect(unbracketed(await read(`/embed/stream?id=${id}`))).toEqual([]);

    const visitor = await browser().open(`${write}?id=${id}`);
    expect(outside(visitor)).toEqual([]);
    await visitor.send(`${write}/sign-up`, { username, email: '', password: '' });
    expect(outside(visitor)).toEqual([]);
    await visitor.send(`${write}/sign-up`, { username: '12345', email: '1@example.org', password });
    await visitor.send(write, { body: '', action: 'post' });
    expect(visitor.status).toBe(400);
    expect(outside(visitor)).toEqual([]);

    const rules = moderationRulesSchema.parse({ nudge: true, links: { hold: true } });
    jest.spyOn(talk.get(ReviewRules), 'of').mockResolvedValue({ rules, version: 'test' });
    const body = 'https://example.org';
    await visitor.send(write, { body, action: 'post' });
    expect(visitor.status).toBe(409);
    expect(outside(visitor)).toEqual([]);
    await visitor.send(write, { body, action: 'insist' });
    expect(visitor.status).toBe(200);
    expect(outside(visitor)).toEqual([]);
    jest.restoreAllMocks();

    const people = talk.get(PeopleService, 'web');
    const person = await newsroom.person();
    const until = new Date(talk.clock.now().getTime() + 86_400_000);
    await people.suspend(systemContext('test'), person.id, { until, message: '' });
    const suspended = browser();
    suspended.cookies.set('talk-session', person.token);
    await suspended.open(`${write}?id=${id}`);
    await suspended.send(write, { body: '1', action: 'post' });
    expect(suspended.status).toBe(403);
    expect(outside(suspended)).toEqual([]);
  });

  it('tells readers with an account of the site’s own what they can do', async () => {
    const id = await storyIn();
    const keys = [{ name: 'first', secret: 's'.repeat(40) }];
    await admin.admin.run(updateSignIn, { input: { settings: { sso: { enabled: true, keys } } } });
    const { page } = await browser('en').open(`${write}?id=${id}`);
    expect(page).toContain('Your account with The Test Times works in the article itself, and needs JavaScript.');
    expect(page).toMatch(
      /needs JavaScript\. [^<]*<a href="https:\/\/news\.example\/language-\d+">Back to the article</,
    );
    await admin.admin.run(updateSignIn, { input: { settings: { sso: { enabled: false, keys } } } });
    expect((await browser('en').open(`${write}?id=${id}`)).page).not.toContain('needs JavaScript');
  });
});

/** Words of ours that are in none of the pseudo-language's brackets: in what is shown, and in what is read aloud. */
function unbracketed(html: string): string[] {
  const names = [...html.matchAll(/ aria-label="([^"]*)"/g)].map(([, name]) => name!);
  const shown = html
    .replace(/<(script|bdi|blockquote|textarea|time)\b[^]*?<\/\1>/g, ' ')
    .replace(/<(a|h1|title)\b[^>]*>An article<\/\1>/g, ' ')
    .split(/<[^>]*>/);
  return [...shown, ...names]
    .map((text) => decoded(text).replace(/\[[^\]]*\]|\w+ \d+, \d{4} at .* UTC/g, ''))
    .filter((text) => /\p{L}{2}/u.test(text));
}
