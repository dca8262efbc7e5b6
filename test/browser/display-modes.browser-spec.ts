import type { BrowserContextOptions } from 'playwright-core';
import type { Person } from '../harness/newsroom.js';
import { AccountPage } from './account-page.js';
import type { BrowserPage } from './browser-page.js';
import { DemoSite } from './demo-site.js';
import { focusIn } from './focus.js';
import { movingIn, sidewaysIn, smallTargetsIn } from './layout.js';
import { ReaderPage } from './reader-page.js';
import type { WriterPage } from './writer-page.js';

/** A page of 1,280 pixels at 400 %: WCAG 1.4.10. */
const narrow = { width: 320, height: 256 };
const password = 'correct horse battery';

describe('the stream as people set their browsers', () => {
  let site: DemoSite;
  let ana: Person;
  let ben: Person;

  beforeAll(async () => {
    site = await DemoSite.open();
    [ana, ben] = [await site.newsroom.person(), await site.newsroom.person()];
    const storyID = await site.story(0);
    await site.post(ana, storyID, `A very long word: ${'Donaudampfschifffahrt'.repeat(8)}`);
    let parent: string | undefined;
    for (let depth = 1; depth <= 6; depth += 1) {
      parent = await site.post(
        depth % 2 ? ana : ben,
        storyID,
        `Level ${depth}, <b>bold</b>, see https://example.org/`,
        parent,
      );
    }
  });
  afterEach(() => site.closePages());
  afterAll(() => site?.close());

  /** Every state of the stream that has controls of its own, one after the other. */
  const inEachState = async (
    context: BrowserContextOptions,
    look: (page: BrowserPage, state: string) => Promise<void>,
  ) => {
    const stranger = await site.visit(0, null, context);
    await stranger.button('Sign in').click();
    await stranger.field('E-mail').waitFor();
    await look(stranger, 'signing in');
    await stranger.button(/^New here/).click();
    await look(stranger, 'signing up');

    const page = await site.visit(0, ben, context);
    await page.button(/^Edit/).first().waitFor();
    await look(page, 'reading');
    await openThread(page);
    await look(page, 'a deep thread');
    await page.invitation.click();
    await page.editor.fill('Something');
    await page.tool('Link').click();
    await look(page, 'writing');
    await page.press('Escape', 'Escape');
    await page.openMenu();
    await look(page, 'a menu');
    await page.press('Escape');
    await reportIn(page);
    await look(page, 'reporting');
    await page.button('Report illegal content').click();
    await page.field('Which law does it break?').waitFor();
    await look(page, 'a notice of illegal content');
    await page.press('Escape');
    await page.button(/your profile$/).click();
    await page.stream.getByRole('heading', { name: 'Sign-in and security' }).waitFor();
    await page.button('Change password').click();
    await look(page, 'the profile');

    const account = site.closing(await AccountPage.open(site.browser, `${site.talk.url('web')}/account`, context));
    await account.page.getByLabel('E-mail').waitFor();
    await look(account, 'the account’s page');
    await account.signIn(await emailOf(ben), password);
    await account.page.getByRole('heading', { name: 'Sign-in and security' }).waitFor();
    await look(account, 'the account’s page, signed in');

    const forms = site.closing(await ReaderPage.open(site.browser, site.address(0)));
    await forms.page.setViewportSize(context.viewport ?? { width: 1000, height: 900 });
    await forms.page.goto(`${site.talk.url('web')}/embed/write?id=${await site.story(0)}`);
    await look(forms, 'the form without a script');
    await forms.page.goto(`${site.talk.url('web')}/embed/stream?id=${await site.story(0)}`);
    await look(forms, 'comments without a script');
  };
  const openThread = async (page: WriterPage) => {
    for (let more = 0; more < 8; more += 1) {
      const replies = page.button(/^Show 1 reply/);
      if ((await replies.count()) === 0) return;
      await replies.first().click();
      await page.page.waitForFunction(
        'document.querySelector("talk-comments").shadowRoot.querySelector("[aria-disabled=true]") === null',
      );
    }
  };
  const reportIn = async (page: WriterPage) => {
    await page.button(/^More about .*very long word/).click();
    await page.item('Report').click();
    await page.stream.getByRole('radio').first().waitFor();
  };
  const emailOf = async (person: Person) =>
    (await person.public.run<{ viewer: { email: string } }>('{ viewer { email } }')).viewer.email;

  it('fits 320 pixels without scrolling sideways, with targets of 24 and more, and nothing wrong for axe', async () => {
    await inEachState({ viewport: narrow }, async (page, state) => {
      expect({ state, sideways: await sidewaysIn(page.page) }).toEqual({ state, sideways: [] });
      expect({ state, small: await smallTargetsIn(page.page) }).toEqual({ state, small: [] });
      expect({ state, wrong: await page.accessibilityViolations() }).toEqual({ state, wrong: [] });
    });
  });

  it('is usable in forced colours: axe finds nothing, the focus and what is on are seen', async () => {
    await inEachState({ forcedColors: 'active', colorScheme: 'dark' }, async (page, state) => {
      // It reckons with colours that the browser does not use here, and with what the button for what is unread lies over.
      const wrong = await page.accessibilityViolations(['color-contrast', 'target-size']);
      expect({ state, wrong }).toEqual({ state, wrong: [] });
    });
    const page = await site.visit(0, ben, { forcedColors: 'active' });
    await page.invitation.focus();
    for (let step = 0; step < 12; step += 1) {
      await page.press('Tab');
      const { on, isMarked } = await focusIn(page.page);
      expect({ on, isMarked }).toEqual({ on, isMarked: true });
    }
    await page.invitation.click();
    const bold = page.tool('Bold');
    await page.type('text');
    const off = await bold.screenshot();
    await bold.click();
    await page.editor.hover();
    expect((await bold.screenshot()).equals(off)).toBe(false);
  });

  it('covers a spoiler with something to see, links in it too', async () => {
    const body = 'It was <span class="spoiler">the <a href="https://example.org/">butler</a></span>.';
    await site.post(ana, await site.story(1), body);
    const page = await site.visit(1, null);
    const spoiler = page.stream.locator('.spoiler');
    const lookOf = (property: string, selector = '.spoiler') =>
      page.page.evaluate<string>(
        `getComputedStyle(document.querySelector('talk-comments').shadowRoot.querySelector('${selector}'))['${property}']`,
      );
    const clear = 'rgba(0, 0, 0, 0)';
    expect(await lookOf('backgroundColor')).not.toMatch(/^rgba\(0, 0, 0, 0\)$|\/ 0\)$/);
    expect(await lookOf('webkitTextFillColor', '.spoiler a')).toBe(clear);
    await spoiler.focus();
    expect(await lookOf('webkitTextFillColor', '.spoiler a')).not.toBe(clear);
  });

  it('moves nothing for who wants no motion', async () => {
    const page = await site.visit(0, ben, { reducedMotion: 'reduce' });
    await page.invitation.click();
    await page.editor.waitFor();
    await reportIn(page);
    expect(await movingIn(page.page)).toEqual([]);
  });

  it.each([
    ['ar', 'التعليقات'],
    ['he', 'תגובות'],
  ])('is mirrored in %s', async (language, heading) => {
    const place = async (wanted: string) => {
      const page = site.closing(await ReaderPage.openIn(site.browser, site.address(0), wanted));
      const box = async (selector: string) => (await page.stream.locator(selector).first().boundingBox())!;
      const feed = await box('[role=feed]');
      const inFeed = async (selector: string) => {
        const { x, width } = await box(selector);
        return { fromLeft: Math.round(x - feed.x), fromRight: Math.round(feed.x + feed.width - x - width) };
      };
      return {
        page,
        monogram: await inFeed('.monogram'),
        replies: await inFeed('.replies'),
        fold: await inFeed('.fold'),
      };
    };
    const [latin, mirrored] = [await place('en'), await place(language)];
    for (const part of ['monogram', 'replies', 'fold'] as const) {
      const { fromLeft, fromRight } = mirrored[part];
      if (part === 'replies') expect(fromRight).toBe(latin[part].fromLeft);
      else
        expect(part === 'monogram' ? fromRight : fromLeft).toBe(
          latin[part][part === 'monogram' ? 'fromLeft' : 'fromRight'],
        );
    }
    const { page } = mirrored;
    const body = page.stream.locator('.body').first();
    expect(
      await body.evaluate((element: unknown) =>
        (element as { matches(selector: string): boolean }).matches(':dir(ltr)'),
      ),
    ).toBe(true);
    expect(await page.stream.locator('section').first().getAttribute('aria-label')).toContain(heading);
    await page.page.setViewportSize(narrow);
    expect(await sidewaysIn(page.page)).toEqual([]);
    expect(await page.accessibilityViolations()).toEqual([]);

    const forms = await ReaderPage.openIn(site.browser, site.address(0), 'en');
    site.closing(forms);
    await forms.page.goto(`${site.talk.url('web')}/embed/stream?id=${await site.story(0)}&lang=${language}`);
    const [article, replies] = [forms.page.locator('article').first(), forms.page.locator('.talk-replies').first()];
    const [outer, inner] = [(await article.boundingBox())!, (await replies.boundingBox())!];
    expect(outer.x + outer.width - inner.x - inner.width).toBeGreaterThan(inner.x - outer.x);
    expect(await forms.accessibilityViolations()).toEqual([]);
  });
});
