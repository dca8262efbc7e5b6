import { clientRelease } from '../../src/core/http/client-release.js';
import { snippetsFor } from '../../src/features/embedding/index.js';
import type { Story } from '../../src/features/stories/index.js';
import { HostSite } from './host-site.js';

describe('pages of another origin', () => {
  let site: HostSite;
  let server: string;

  beforeAll(async () => {
    site = await HostSite.open();
    ({ server } = site);
  });
  afterEach(() => site.closePages());
  afterAll(() => site?.close());

  /** As strict as it can be. */
  const strictPolicy = () =>
    [
      "default-src 'none'",
      'img-src data:',
      `script-src ${server}`,
      `connect-src ${server} ${server.replace('http', 'ws')}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ');

  it('get all their counts with one request, as they and as Coral’s pages name them', async () => {
    const one = await site.storyWith('/one', 'A');
    const two = await site.storyWith('/two', 'A', 'B');
    const page = await site.page({
      path: '/two?utm_source=x',
      policy: strictPolicy(),
      html: `
        <p id="own" data-talk-count data-talk-url="${one.url}"></p>
        <p id="german" lang="de" data-talk-count data-talk-id="${two.id}" data-talk-other="# Kommentare"></p>
        <p id="here" data-talk-count>–</p>
        <p id="none" data-talk-count data-talk-url="${site.url}/nobody" data-talk-zero="Be the first"></p>
        <p id="wrong" data-talk-count data-talk-url="https://">?</p>
        <p id="coral" class="coral-count" data-coral-url="${one.url}"></p>
        <p id="coral-bare" class="coral-count" data-coral-id="${two.id}" data-coral-notext="true"></p>
        <script async src="${server}/count.js" data-talk-one="# comment" data-talk-other="# comments"></script>`,
    });
    const textOf = (id: string) => page.page.locator(`#${id}`).innerText();
    await page.page.getByText('Be the first').waitFor();
    const texts = await Promise.all(['own', 'german', 'here', 'wrong', 'coral', 'coral-bare'].map(textOf));
    expect(texts).toEqual(['1 comment', '2 Kommentare', '2 comments', '?', '1 comment', '2 comments']);
    expect(page.requested.filter((url) => url.includes('/api/counts'))).toHaveLength(1);
    expect(page.complaints).toEqual([]);
  });

  it('may load count.js several times, as a module too, and ask again for what they add', async () => {
    const one = await site.storyWith('/again', 'A');
    const count = `<b data-talk-count data-talk-id="${one.id}"></b>`;
    const page = await site.page({
      html: `${count}<div id="more"></div>
        <script type="module" src="${server}/count.js"></script><script src="${server}/count.js"></script>
        <script type="module" src="${server}/embed.js"></script>`,
    });
    await page.page.waitForFunction('customElements.get("talk-comments")');
    await page.page.evaluate(`document.getElementById('more').innerHTML = '${count}'; Talk.updateCounts()`);
    expect(await page.page.locator('b').allInnerTexts()).toEqual(['1', '1']);
    expect(await page.page.evaluate('typeof Talk.createStream')).toBe('function');
    expect(page.complaints).toEqual([]);
  });

  describe('that pin a version', () => {
    const pinned = (version: string, integrity: string, story: Story) =>
      `<script type="module" src="${server}/embed/${version}/embed.js" ${integrity} crossorigin></script>
       <talk-comments story-id="${story.id}"></talk-comments>`;
    const integrity = () => `integrity="${clientRelease()!.entries['embed.js'].integrity}"`;

    it('run these bytes and no others, with what they load later', async () => {
      const story = await site.storyWith('/pinned', 'Pinned down');
      const release = clientRelease()!;
      const { version } = release;
      const printed = snippetsFor({ rootUrl: server, liveUrl: server }, release).map(({ text }) => text);
      const importMap = printed.find((text) => text.includes('importmap'))!;
      const hash = /'sha256-[^']+'/.exec(printed.join())![0];
      const page = await site.page({
        html: importMap + pinned(version, integrity(), story),
        policy: strictPolicy().replace('script-src', `script-src ${hash}`),
      });
      await page.page.getByText('Pinned down').waitFor();
      await page.page.getByRole('button', { name: 'Join the conversation' }).click();
      await page.page.getByRole('textbox', { name: 'Your comment' }).waitFor();
      const scripts = page.requested.filter((url) => url.endsWith('.js'));
      expect(scripts.every((url) => url.startsWith(`${server}/embed/${version}/`))).toBe(true);
      for (const url of scripts) expect((await fetch(url)).headers.get('cache-control')).toContain('immutable');
      expect(page.complaints).toEqual([]);
    });

    it('are told by the browser when an upgrade has ended it; without integrity they go on', async () => {
      const story = await site.storyWith('/outdated', 'Still here');
      const refused = await site.page({ html: pinned('0.0.1-old', 'integrity="sha384-AAAA"', story) });
      await refused.page.waitForLoadState('networkidle');
      expect(refused.complaints.join()).toMatch(/integrity/);
      expect(await refused.page.getByText('Still here').count()).toBe(0);

      const current = await site.page({ html: pinned('0.0.1-old', '', story) });
      await current.page.getByText('Still here').waitFor();
      expect(current.complaints).toEqual([]);
    });
  });

  it('can be read and paged without JavaScript where their server puts the comments in', async () => {
    const story = await site.storyWith('/no-script', ...Array.from({ length: 21 }, (_, index) => `Comment ${index}.`));
    const part = await (await fetch(`${server}/embed/stream.html?id=${story.id}`)).text();
    const page = await site.page({ html: `<main><h1>Article</h1>${part}</main>`, javaScriptEnabled: false });
    await page.page.getByRole('heading', { name: '21 comments' }).waitFor();
    await page.page.getByText('Comment 20.').waitFor();
    expect(await page.page.getByRole('article').count()).toBe(20);
    await page.page.getByRole('link', { name: 'Next page of comments' }).click();
    await page.page.getByText('Comment 0.').waitFor();
    await page.page.getByRole('link', { name: 'Oldest first' }).click();
    await page.page.getByText('Comment 19.').waitFor();
    expect(page.complaints).toEqual([]);
  });

  it('have a stream in place of those comments once the script is there', async () => {
    const story = await site.storyWith('/script', 'Only once');
    const part = await (await fetch(`${server}/embed/stream.html?id=${story.id}`)).text();
    const html = `${part}<script type="module" src="${server}/embed.js"></script>`;
    const page = await site.page({ html, policy: strictPolicy() });
    await page.page.getByRole('button', { name: 'Join the conversation' }).waitFor();
    const shown = page.page.getByText('Only once').filter({ visible: true });
    expect(await shown.count()).toBe(1);
    expect(page.complaints).toEqual([]);
  });

  it('frame a comment, in which nothing is wrong for anybody', async () => {
    const { id } = await site.storyWith('/frame', 'In a frame');
    const stream = await site.newsroom.post(site.reader, id, 'In a frame too');
    await site.talk.settled();
    const url = `${site.url}/frame?commentID=${stream.comment.id}`;
    const answer = await fetch(`${server}/api/oembed?${new URLSearchParams({ url }).toString()}`);
    const { html } = (await answer.json()) as { html: string };
    const page = await site.page({
      html: `<main><h1>Quoted</h1>${html}</main>`,
      policy: `default-src 'none'; img-src data:; frame-src ${server}`,
    });
    const frame = page.page.frameLocator('iframe');
    await frame.getByText('In a frame too').waitFor();
    const size = 'getComputedStyle(document.querySelector(".talk-meta")).fontSize';
    expect(await page.page.frames().at(-1)!.evaluate(size)).toBe('14px');
    expect(page.complaints).toEqual([]);
    for (const path of [`/embed/comment/${stream.comment.id}`, `/embed/stream?id=${id}`]) {
      await page.page.goto(server + path);
      expect(await page.accessibilityViolations()).toEqual([]);
    }
  });
});
