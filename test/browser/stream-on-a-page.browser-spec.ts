import { SignJWT } from 'jose';
import type { Locator, WebSocket } from 'playwright-core';
import type { HostPage } from './host-page.js';
import { HostSite } from './host-site.js';

const secret = 'a secret that the newsroom shares with Talk';
const switchOn = `mutation ($input: UpdateSignInSettingsInput!) {
  updateSignInSettings(input: $input) { signInSettings { version } }
}`;

/** What the stream says on a page of another origin, and what it leaves alone there. */
describe('a stream on a newsroom’s page', () => {
  let site: HostSite;
  let server: string;

  beforeAll(async () => {
    site = await HostSite.open();
    ({ server } = site);
    const admin = await site.newsroom.person('ADMIN');
    const sso = { enabled: true, keys: [{ name: 'page', secret }] };
    await admin.admin.run(switchOn, { input: { settings: { sso } } });
  });
  afterEach(() => site.closePages());
  afterAll(() => site?.close());

  const script = () => `<script type="module" src="${server}/embed.js"></script>`;
  const tokenFor = (id: string, username: string, key = secret) =>
    new SignJWT({ user: { id, username, email: `${username}@news.example` } })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(new Date(site.talk.clock.now().getTime() + 300_000))
      .sign(new TextEncoder().encode(key));
  const startOf = ({ page }: HostPage) => page.waitForFunction('globalThis.Talk?.createStream');
  const signedInAs = (stream: Locator, username: string) => stream.locator('.viewer').getByText(username).waitFor();

  it('needs nothing but its own origin, under the strictest policy', async () => {
    const story = await site.storyWith('/strict', 'Strictly speaking');
    const ws = server.replace('http', 'ws');
    const page = await site.page({
      policy: `default-src 'none'; img-src data:; script-src ${server}; connect-src ${server} ${ws}; require-trusted-types-for 'script'; trusted-types 'none'`,
      html: `${script()}<talk-comments story-id="${story.id}" access-token="${await tokenFor('7', 'strict')}"></talk-comments>`,
    });
    const stream = page.page.locator('talk-comments');
    await signedInAs(stream, 'strict');
    await stream.getByRole('button', { name: 'Join the conversation' }).click();
    await stream.getByRole('textbox').fill('As strict as that');
    await page.press('Control+Enter');
    await stream.getByText('Your comment was posted.').waitFor({ state: 'attached' });
    await stream.locator('.body', { hasText: 'As strict as that' }).waitFor();

    const origins = new Set(page.requested.map((url) => new URL(url).origin));
    expect([...origins].filter((origin) => origin !== 'null').sort()).toEqual([site.url, server].sort());
    expect(await page.page.context().cookies()).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it.each([
    ['de', 'Für diese Seite sind keine Kommentare eingerichtet.'],
    ['ar', 'التعليقات غير مفعّلة لهذه الصفحة.'],
  ])('says in the page’s language, %s, that it is not set up there', async (language, sentence) => {
    const foreign = '<talk-comments story-url="https://foreign.example/article"></talk-comments>';
    const page = await site.page({ html: `${script()}<div lang="${language}">${foreign}</div>` });
    const stream = page.page.locator('talk-comments');
    await stream.getByRole('alert').getByText(sentence).waitFor();
    expect(await stream.locator('section').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    // The page of this test has nothing but the stream.
    expect(await page.accessibilityViolations(['landmark-one-main', 'page-has-heading-one'])).toEqual([]);
  });

  it('stands a page whose styles and scripts mean no good, and leaves one name on it', async () => {
    const story = await site.storyWith('/hostile', 'Still standing');
    const page = await site.page({
      html: `
        <style>
          * { all: initial; }
          html, body { display: block; }
          div, section, article, header, button { display: none !important; float: left; max-width: 10px; }
        </style>
        <script>
          Array.prototype.x = function () {};
          Object.prototype.y = 'polluted';
          Object.defineProperty(Object.prototype, 'z', { set() { throw new Error('a trap'); }, get: () => 'z' });
          window.before = Object.getOwnPropertyNames(window);
        </script>
        ${script()}<talk-comments story-id="${story.id}"></talk-comments>`,
    });
    const comment = page.page.locator('talk-comments').getByRole('article').filter({ hasText: 'Still standing' });
    await comment.waitFor();
    await page.page.locator('talk-comments').getByRole('button', { name: 'Reply to' }).click();
    await page.page.locator('talk-comments').getByRole('textbox').waitFor();
    expect((await comment.boundingBox())!.width).toBeGreaterThan(300);
    const added = "Object.getOwnPropertyNames(window).filter((name) => !before.includes(name) && name !== 'before')";
    expect(await page.page.evaluate(added)).toEqual(['Talk']);
    expect(page.complaints).toEqual([]);
  });

  it('shows several stories, follows changes of its attributes, and goes without a trace', async () => {
    const [one, two] = [await site.storyWith('/one', 'About one'), await site.storyWith('/two', 'About two')];
    const page = await site.page({
      path: '/two',
      html: `${script()}<link rel="canonical" href="${two.url}">
        <div id="thread"></div><talk-comments id="here"></talk-comments>`,
    });
    const sockets: WebSocket[] = [];
    page.page.on('websocket', (socket) => sockets.push(socket));
    await startOf(page);
    await page.page.evaluate(`
      globalThis.heard = [];
      globalThis.stream = Talk.createStream({ id: 'thread', storyID: '${one.id}', events: (stream) => stream.on('ready', ({ detail }) => heard.push(detail)) });
      0`);
    const [first, second] = [page.page.locator('#thread talk-comments'), page.page.locator('#here')];
    await first.getByText('About one').waitFor();
    await second.getByText('About two').waitFor();
    expect(await page.page.evaluate('heard')).toEqual([{ storyID: one.id, commentCount: 1 }]);

    await page.page.evaluate(`stream.login('${await tokenFor('8', 'shared')}')`);
    await signedInAs(first, 'shared');
    await signedInAs(second, 'shared');

    await page.page.evaluate(`here.setAttribute('story-url', '${one.url}')`);
    await second.getByText('About one').waitFor();

    await page.page.evaluate('stream.remove(); here.remove(); 0');
    await Promise.all(sockets.map((socket) => closed(socket)));
    expect(sockets.length).toBeGreaterThanOrEqual(2);
    expect(page.complaints).toEqual([]);
  });

  it('signs readers in and out as the page says, asks it for another token, and keeps none', async () => {
    const story = await site.storyWith('/sso', 'Come in');
    const [stale, fresh] = [await tokenFor('9', 'stale', 'another secret, of long ago'), await tokenFor('9', 'fresh')];
    const page = await site.page({ html: `${script()}<div id="thread"></div>` });
    await startOf(page);
    await page.page.evaluate(`
      globalThis.heard = [];
      globalThis.asked = 0;
      globalThis.stream = Talk.createStream({
        container: '#thread',
        storyID: '${story.id}',
        accessToken: '${stale}',
        refreshAccessToken: (next) => { asked += 1; next('${fresh}'); },
      });
      document.addEventListener('talk:*', ({ detail }) => heard.push(detail.name));
      stream.on('loginPrompt', (event) => event.preventDefault());
      0`);
    const stream = page.page.locator('talk-comments');
    await signedInAs(stream, 'fresh');
    expect(
      await page.page.evaluate('[asked, Object.keys(localStorage).filter((key) => key.includes("session"))]'),
    ).toEqual([1, []]);

    await page.page.evaluate('stream.logout()');
    await stream.getByRole('button', { name: 'Sign in' }).click();
    await page.page.evaluate(`stream.login('${await tokenFor('10', 'other')}')`);
    await signedInAs(stream, 'other');
    await stream.getByRole('button', { name: 'Sign out' }).click();
    await stream.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.page.evaluate('asked')).toBe(1);
    expect(await stream.getByLabel('Password').count()).toBe(0);
    const told = await page.page.evaluate<string[]>('heard');
    expect(told.filter((name) => name !== 'ready')).toEqual([
      'signedIn',
      'signOut',
      'loginPrompt',
      'signedIn',
      'signOut',
    ]);
  });

  it('moves nothing that follows it, and asks for nothing before it is near', async () => {
    const story = await site.storyWith('/still', 'One', 'Two', 'Three', 'Four', 'Five');
    // The page's part: until the script is there, only its own styles can keep the room.
    const room = `<style>
      talk-comments:not(:defined) { display: block; min-height: calc(12rem + 8rem * 5); }
    </style>`;
    const shifts = `<script>
      window.shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value)))
        .observe({ type: 'layout-shift', buffered: true });
    </script>`;
    const stream = `<talk-comments story-id="${story.id}" count="5"></talk-comments><h2>What follows</h2>`;
    const near = await site.page({ html: `${room}${shifts}<h1>Near</h1>${stream}${script()}` });
    await near.page.locator('talk-comments').getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await near.page.evaluate('shift')).toBe(0);

    const far = await site.page({ html: `<div style="height: 4000px"></div>${stream}${script()}` });
    await startOf(far);
    await far.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))');
    expect(far.requested.filter((url) => url.includes('/api/'))).toEqual([]);
    await far.page.evaluate('scrollTo(0, 3000)');
    await far.page.locator('talk-comments').getByText('Five').waitFor();
  });

  it('leaves it to the page when to read, keeps what the server has rendered, and can be styled', async () => {
    const story = await site.storyWith('/styled', 'In style');
    const page = await site.page({
      html: `<style>
          talk-comments { --talk-accent: rgb(1, 2, 3); }
          talk-comments::part(author) { color: rgb(4, 5, 6); }
          talk-comments::part(invitation) { border-radius: 0; }
        </style>
        ${script()}
        <talk-comments story-id="${story.id}" auto-render="false" theme="dark"><p>Rendered by the server</p></talk-comments>`,
    });
    await startOf(page);
    await page.page.getByText('Rendered by the server').waitFor();
    expect(page.requested.filter((url) => url.includes('/api/'))).toEqual([]);

    await page.page.evaluate('document.querySelector("talk-comments").render()');
    const author = page.page.locator('talk-comments').getByRole('heading', { level: 3 });
    await author.waitFor();
    expect(await page.page.getByText('Rendered by the server').isVisible()).toBe(false);
    const colour = (element: unknown) =>
      (globalThis as unknown as { getComputedStyle(of: unknown): { color: string } }).getComputedStyle(element).color;
    expect(await author.evaluate(colour)).toBe('rgb(4, 5, 6)');
  });
});

async function closed(socket: WebSocket): Promise<void> {
  if (!socket.isClosed()) await socket.waitForEvent('close');
}
