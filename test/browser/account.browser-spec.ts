import type { Browser, Page } from 'playwright-core';
import type { Story } from '../../src/features/stories/index.js';
import { PeopleService } from '../../src/features/users/index.js';
import { systemContext } from '../../src/core/context/request-context.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { StandInService, text } from '../harness/stand-in-service.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { AccountPage } from './account-page.js';
import { type BrowserPage, isFocused } from './browser-page.js';
import { launchChromium } from './chromium.js';
import { ReaderPage } from './reader-page.js';

const password = 'correct horse battery';
const decideAppeal = `mutation ($input: DecideAppealInput!) { decideAppeal(input: $input) { appeal { id } } }`;
const openAppeals = `{ appeals(state: OPEN) { nodes { id } } }`;

describe('the reader’s account in a browser', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let browser: Browser;
  let host: StandInService;
  let story: Story;
  let reader: Person & { readonly username: string; readonly email: string };
  const pages: BrowserPage[] = [];

  beforeAll(async () => {
    [talk, browser, host] = await Promise.all([startTalk(), launchChromium(), StandInService.start()]);
    newsroom = new Newsroom(talk);
    await newsroom.site(host.url);
    story = await newsroom.story('/article', host.url);
  });
  beforeEach(async () => {
    const person = await newsroom.person();
    const { viewer } = await person.public.run<{ viewer: { username: string; email: string } }>(
      '{ viewer { username email } }',
    );
    reader = { ...person, ...viewer };
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await talk?.stop();
  });

  const post = async (body: string) => (await newsroom.post(reader, story.id, body)).comment.id;
  const accountURL = (query = '') => `${talk.url('web')}/account${query}`;
  const openAccount = async (query = '') => {
    const account = await AccountPage.open(browser, accountURL(query));
    pages.push(account);
    return account;
  };
  /** The stream in a page of another origin than Talk's. */
  const openArticle = async (attributes = '', path = '/article') => {
    const script = `<script type="module" src="${talk.url('web')}/embed.js"></script>`;
    const html = `<!doctype html><html lang="en"><title>An article</title><link rel="icon" href="data:,"><main><h1>An article</h1>
      <talk-comments story-url="${story.url}" ${attributes}></talk-comments></main>${script}`;
    host.willAnswer(text(html, { 'Content-Type': 'text/html; charset=utf-8' }));
    const article = await ReaderPage.open(browser, host.url + path);
    pages.push(article);
    return article;
  };
  const signInHere = async (article: ReaderPage) => {
    await article.button('Sign in').click();
    await article.field('E-mail').fill(reader.email);
    await article.stream.getByLabel('Password').fill(password);
    await article.press('Enter');
    await profileButton(article).waitFor();
  };
  const profileButton = (article: ReaderPage) => article.button(`${reader.username}: your profile`);

  it('shows the profile in the stream, renames, and gives the focus back, all without a mouse', async () => {
    await post('Written before');
    const article = await openArticle();
    await signInHere(article);
    await article.tabTo(profileButton(article));
    await article.press('Enter');
    await article.stream.getByRole('heading', { name: 'Your profile' }).waitFor();
    expect(await isFocused(article.stream.getByRole('heading', { name: 'Your profile' }))).toBe(true);
    await article.stream.getByText('Written before').first().waitFor();
    expect(await article.stream.getByRole('feed').isVisible()).toBe(false);
    expect(await article.accessibilityViolations()).toEqual([]);

    await article.tabTo(article.button('Change name'));
    await article.press('Enter');
    await article.field('New name').waitFor();
    await article.type(`${reader.username}_new`);
    await article.press('Enter');
    await article.button(`${reader.username}_new: your profile`).waitFor();
    await article.stream.getByText('You can change your name again from').waitFor();

    await article.press('Escape');
    await article.stream.getByRole('feed').waitFor();
    expect(await isFocused(article.button(`${reader.username}_new: your profile`))).toBe(true);
    expect(article.complaints).toEqual([]);
  });

  it('tells why a comment was rejected, and takes the appeal and shows its answer', async () => {
    const moderator = await newsroom.person('ADMIN');
    const rejected = await post('Not fit to print');
    await newsroom.decide(moderator, rejected, 'reject');
    const account = await openAccount();
    expect(await account.accessibilityViolations()).toEqual([]);
    await account.signIn(reader.email, password);
    await account.page.getByText('Why this comment is not published').waitFor();
    expect(await account.accessibilityViolations()).toEqual([]);
    await account.button(/^Appeal/).click();
    await account.page.getByLabel('Why is the decision wrong?').fill('It was polite.');
    await account.button('Send appeal').click();
    await account.page.getByText('Waits for a moderator.').waitFor();
    expect(await account.button(/^Appeal/).count()).toBe(0);

    const other = await newsroom.person('ADMIN');
    const { appeals } = await other.admin.run<{ appeals: { nodes: { id: string }[] } }>(openAppeals);
    const input = { appealID: appeals.nodes[0]!.id, verdict: 'UPHOLD', text: 'It was not.' };
    await other.admin.run(decideAppeal, { input });
    await account.page.reload();
    await account.page.getByText('It was not.').waitFor();
    expect(account.complaints).toEqual([]);
  });

  it('tells why somebody is banned or pre-moderated, and takes their appeals', async () => {
    const people = talk.get(PeopleService, 'web');
    const moderator = systemContext('test');
    await people.ban(moderator, reader.id, { code: 'HARASSMENT', message: 'We asked you to stop.' });
    await people.premoderate(moderator, reader.id, { code: 'REPEATED_VIOLATIONS' });
    const article = await openArticle();
    await signInHere(article);
    await article.stream.getByText('Reason: harassment').waitFor();
    await article.stream.getByText('We asked you to stop.').waitFor();
    await article.tabTo(article.button(/^Appeal the decision about your account/));
    await article.press('Enter');
    expect(await isFocused(article.field('Why is the decision wrong?'))).toBe(true);
    await article.type('I am another person.');
    expect(await article.accessibilityViolations()).toEqual([]);
    await article.button('Send appeal').click();
    await article.stream.getByText('Waits for a moderator.').waitFor();
    expect(await article.button(/^Appeal/).count()).toBe(0);

    await profileButton(article).click();
    await article.stream.getByRole('heading', { name: 'Decisions about your account' }).waitFor();
    await article.stream.getByText('Reason: breaking the rules repeatedly').waitFor();
    await article.button(/^Appeal the decision about your account/).click();
    await article.field('Why is the decision wrong?').fill('I have learned.');
    await article.button('Send appeal').click();
    await article.stream.getByText('I have learned.').waitFor();
    expect(await article.accessibilityViolations()).toEqual([]);
    expect(article.complaints).toEqual([]);
  });

  it('has warnings and messages acknowledged before anything else, and a rejected name replaced', async () => {
    const people = talk.get(PeopleService, 'web');
    const system = systemContext('test');
    await people.warn(system, reader.id, 'Please be kind.');
    await people.message(system, reader.id, 'Thank you for writing.');
    const article = await openArticle();
    await signInHere(article);
    await article.stream.getByText('Please be kind.').waitFor();
    expect(await article.accessibilityViolations()).toEqual([]);
    await article.button('I have read this warning').click();
    await article.stream.getByText('Please be kind.').waitFor({ state: 'detached' });
    expect(await isFocused(article.button('I have read this message'))).toBe(true);
    await article.press('Enter');
    await article.stream.getByText('Thank you for writing.').waitFor({ state: 'detached' });
    expect(await isFocused(profileButton(article))).toBe(true);

    await people.rejectUsername(system, reader.id);
    await article.page.reload();
    await article.button('Choose another name').click();
    await article.button('Change name').click();
    await article.field('New name').fill(`${reader.username}_kind`);
    await article.press('Enter');
    await article.button('Choose another name').waitFor({ state: 'detached' });

    await people.suspend(system, reader.id, {
      until: new Date(talk.clock.now().getTime() + 86_400_000),
      message: 'Take a day off.',
    });
    await people.ban(system, reader.id);
    await article.page.reload();
    await article.stream.getByText('Your account is banned', { exact: true }).last().waitFor();
    await article.stream.getByText('You can still appeal decisions').waitFor();
    await article.stream.getByText('Take a day off.').waitFor();
    expect(article.complaints).toEqual([]);
  });

  it('deletes a comment after a second word, and changes the password', async () => {
    await post('To be deleted');
    const account = await openAccount();
    await account.signIn(reader.email, password);
    await account.button(/^Delete your comment/).click();
    await account.button('Delete for good').click();
    await account.page.getByText('You have not written anything yet.').waitFor();

    await account.button('Change password').click();
    await account.page.getByLabel('Present password').fill('a guess');
    await account.page.getByLabel('New password').fill('another horse battery');
    await account.button('Save password').click();
    await account.page.getByText('This is not your present password.').waitFor();
    await account.page.getByLabel('Present password').fill(password);
    await account.button('Save password').click();
    await account.button('Change password').waitFor();
    await account.button('Sign out everywhere').click();
    await account.signIn(reader.email, 'another horse battery');
    await account.page.getByText(`You sign in with ${reader.email}.`).waitFor();
    expect(account.complaints).toEqual([]);
  });

  describe('signing in on Talk’s own page', () => {
    const signedInAs = (article: ReaderPage) => profileButton(article).waitFor();
    const openPopup = async (article: ReaderPage): Promise<Page> => {
      const opened = article.page.waitForEvent('popup');
      await article.button('Sign in').click();
      return opened;
    };

    it('hands the session from a pop-up to the page of another origin', async () => {
      const article = await openArticle('sign-in="popup"');
      const popup = AccountPage.of(await openPopup(article));
      const closed = popup.page.waitForEvent('close');
      await popup.signIn(reader.email, password);
      await signedInAs(article);
      await closed;
      expect(article.page.url()).toBe(`${host.url}/article`);

      await article.button('Sign out').click();
      const again = AccountPage.of(await openPopup(article));
      await again.button(`Continue as ${reader.username}`).waitFor();
      expect(await again.accessibilityViolations()).toEqual([]);
      await again.button(`Continue as ${reader.username}`).click();
      await signedInAs(article);
      expect([...article.complaints, ...popup.complaints]).toEqual([]);
    });

    it('listens to nobody but the window it opened, and to no answer to another question', async () => {
      const article = await openArticle('sign-in="popup"');
      const popup = await openPopup(article);
      await popup.waitForLoadState();
      const sent: string[] = [];
      article.page.on('request', (request) => sent.push(request.postData() ?? ''));
      const { state } = Object.fromEntries(new URL(popup.url()).searchParams) as { state: string };
      await article.page.evaluate(`postMessage({ talkCode: 'stolen', state: ${JSON.stringify(state)} }, '*')`);
      await popup.evaluate(`opener.postMessage({ talkCode: 'stolen', state: 'of another' }, '*')`);
      await popup.evaluate(`opener.postMessage('done', ${JSON.stringify(host.url)})`);
      await article.page.evaluate(`new Promise((resolve) => setTimeout(resolve))`);
      expect(sent.filter((body) => body.includes('stolen'))).toEqual([]);
      expect(await article.button('Open the sign-in window').isVisible()).toBe(true);
    });

    it('leaves the page and comes back signed in, with nothing of it in the address', async () => {
      const article = await openArticle('sign-in="redirect"', '/article?from=mail#top');
      const returned = () => article.page.waitForURL(`${host.url}/article?from=mail#top`);
      await article.button('Sign in').click();
      await article.page.waitForURL(`${accountURL()}?**`);
      await AccountPage.of(article.page).signIn(reader.email, password);
      await returned();
      await signedInAs(article);
      const kept = await article.page.evaluate<string>(`JSON.stringify({ ...sessionStorage })`);
      expect(kept).toBe('{}');
    });

    it('takes no code that nobody here asked for', async () => {
      const article = await openArticle('', '/article#talk-code=stolen&talk-state=made-up');
      await article.button('Sign in').waitFor();
      expect(article.complaints).toEqual([]);
    });

    it('sends nobody to a page that no site permits', async () => {
      const account = await openAccount(`?return=${encodeURIComponent('https://evil.example/')}&state=a&challenge=b`);
      expect(await account.page.content()).toContain('RETURN_NOT_PERMITTED');
      expect(await account.page.locator('a').count()).toBe(0);
    });
  });
});
