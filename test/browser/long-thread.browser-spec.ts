import { CommentImport } from '../../src/features/comments/index.js';
import { isFocused } from './browser-page.js';
import { eventually } from './eventually.js';
import { HostSite } from './host-site.js';

const replyCount = 800;
/** Elements of the stream, however many replies have been loaded. */
const mostElements = 4_000;

interface Counts {
  readonly elements: number;
  readonly replies: number;
  readonly emptyInView: boolean;
  readonly height: number;
}

/** After two frames, when what scrolling asked for is drawn. */
const countElements = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const root = document.querySelector('talk-comments').shadowRoot;
  const isInView = (one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  done({
    elements: root.querySelectorAll('*').length,
    replies: root.querySelectorAll('.replies > article').length,
    emptyInView: [...root.querySelectorAll('[aria-hidden][style*=height]')].some(isInView),
    height: root.querySelector('[role=feed]').getBoundingClientRect().height,
  });
})))`;

describe('a comment with hundreds of replies', () => {
  let site: HostSite;
  beforeAll(async () => (site = await HostSite.open()));
  afterAll(() => site?.close());

  it('keeps few elements, nothing empty in view and the focus, however many of them are read', async () => {
    const { talk, newsroom, reader, server } = site;
    const story = await newsroom.story('/long', site.url);
    const begin = Date.now() - replyCount * 60_000;
    const comment = (index: number) => ({
      id: `long-${String(index).padStart(4, '0')}`,
      siteId: story.siteId,
      storyId: story.id,
      ...(index > 0 ? { parentId: 'long-0000' } : {}),
      depth: index > 0 ? 1 : 0,
      authorId: reader.id,
      status: 'NONE' as const,
      reasons: [],
      revisions: [
        {
          body: `<p>Number ${index}. ${'What there is to say about this. '.repeat(1 + (index % 9))}</p>`,
          createdAt: new Date(begin + index * 60_000),
        },
      ],
    });
    const imports = talk.get(CommentImport, 'web');
    await imports.insertOnce(Array.from({ length: replyCount + 1 }, (_, index) => comment(index)));
    await imports.settle(story.id, story.siteId);
    await talk.settled();

    const page = await site.page({
      path: '/long',
      html: `<style>html { overflow-anchor: none; }</style><script type="module" src="${server}/embed.js"></script>
        <talk-comments story-id="${story.id}"></talk-comments>`,
    });
    const stream = page.page.locator('talk-comments');
    const reply = (index: number) => stream.locator(`#comment-long-${String(index).padStart(4, '0')}`);
    const counts = () => page.page.evaluate<Counts>(countElements);
    const more = stream.getByRole('button', { name: /more repl/ });
    await more.waitFor();
    let clicks = 0;
    for (; await more.count(); clicks++) {
      const last = replyCount - Number(/\d+/.exec((await more.textContent())!)![0]);
      await more.click();
      // What came has the focus.
      await eventually(() => isFocused(reply(last + 1)), true);
      expect((await counts()).elements).toBeLessThan(mostElements);
    }
    expect(clicks).toBeLessThan(25);

    // All have been drawn once, and have their height.
    await eventually(async () => (await counts()).height === (await counts()).height, true);
    const focused = stream.locator('article:focus');
    const number = await focused.getAttribute('id');
    const whole = (await counts()).height;
    let fewest = replyCount;
    for (let step = 0; step < 30; step++) {
      await page.page.mouse.wheel(0, step < 15 ? -12_000 : 9_000);
      const { elements, replies, emptyInView, height } = await counts();
      expect(elements).toBeLessThan(mostElements);
      expect(emptyInView).toBe(false);
      expect(Math.abs(height - whole)).toBeLessThan(2);
      fewest = Math.min(fewest, replies);
    }
    expect(fewest).toBeLessThan(100);
    expect(await focused.getAttribute('id')).toBe(number);

    // What is folded away and comes back has the height that it had.
    await page.page.evaluate('scrollTo(0, 0)');
    const fold = stream.locator('button.fold').first();
    await fold.click();
    await fold.click();
    await eventually(async () => Math.abs((await counts()).height - whole) < 2, true);
    expect((await counts()).elements).toBeLessThan(mostElements);
    console.info(`${replyCount} replies: ${(await counts()).elements} elements, ${clicks} requests`);
    expect(page.complaints).toEqual([]);
  }, 240_000);
});
