import { decideMutation, type Person } from '../harness/newsroom.js';
import { accessibilityTree, type Heard, ofRole } from './accessibility-tree.js';
import { DemoSite } from './demo-site.js';
import { eventually } from './eventually.js';
import type { WriterPage } from './writer-page.js';

describe('the stream as a screen reader tells it', () => {
  let site: DemoSite;
  let moderator: Person;
  let ana: Person;
  let ben: Person;

  beforeAll(async () => {
    site = await DemoSite.open();
    [moderator, ana, ben] = [
      await site.newsroom.person('MODERATOR'),
      await site.newsroom.person(),
      await site.newsroom.person(),
    ];
  });
  afterEach(() => site.closePages());
  afterAll(() => site?.close());

  const streamOf = async ({ page }: WriterPage) => {
    const region = ofRole(await accessibilityTree(page), 'region').find(({ name }) => name === 'Comments');
    return region!;
  };
  const named = async (page: WriterPage, role: string, name: string | RegExp) => {
    const found = ofRole(await streamOf(page), role).filter((each) => each.name.search(name) === 0);
    expect(found).toHaveLength(1);
    return found[0]!;
  };
  /** What is said without being asked for. */
  const said = async (page: WriterPage) => textOf(ofRole(await streamOf(page), 'status')[0]!);

  it('is a region with a heading, then controls, then a feed of articles within articles', async () => {
    const storyID = await site.story(0);
    const first = await site.post(ana, storyID, 'The night train was late again.');
    const answer = await site.post(ben, storyID, 'Because of the bridge.', first);
    const third = await site.post(ana, storyID, 'Which bridge?', answer);
    await site.post(ben, storyID, 'The old one.', third);
    await site.post(ana, storyID, 'Second thought: the window.');
    const rude = await site.post(ana, storyID, 'Rude.');
    await site.post(ben, storyID, 'Was that necessary?', rude);

    const page = await site.visit(0, ben);
    await page.button(/^Show 1 reply: comment by .*Because of/).click();
    await page.button(/^Show 1 reply: comment by .*Which bridge/).click();
    await page.comment('The old one.').waitFor();
    await moderator.admin.run(decideMutation('reject'), { input: { commentID: rude, code: 'OFFENSIVE' } });
    await page.removedLine.waitFor();
    await page.button(/^Hide .*The night train/).waitFor();

    const landmarks = ofRole(
      await accessibilityTree(page.page),
      'banner',
      'main',
      'region',
      'navigation',
      'contentinfo',
    );
    expect(landmarks.map(({ role, name }) => `${role} ${name}`.trim())).toEqual([
      'banner',
      'main',
      'region Discussion',
      'region Comments',
      'navigation More articles',
      'contentinfo',
    ]);
    const stream = await streamOf(page);
    expect(outlineOf(stream)).toEqual([
      '2 6 comments',
      '3 This comment was removed.',
      '4 Reply by commenter_3 to commenter_2, level 2',
      '3 Comment by commenter_2',
      '3 Comment by commenter_2',
      '4 Reply by commenter_3 to commenter_2, level 2',
      '5 Reply by commenter_2 to commenter_3, level 3',
      '6 Reply by commenter_3 to commenter_2, level 4',
    ]);
    expect(stream.children.map(({ role }) => role).filter((role) => !['generic', 'none'].includes(role))).toEqual([
      'sectionheader',
      'button',
      'status',
      'feed',
    ]);
    const [feed] = ofRole(stream, 'feed');
    expect(feed!.children.map(({ role }) => role)).toEqual(['article', 'article', 'article']);
    expect(nestingOf(feed!.children[2]!)).toEqual([1, 2, 3, 4]);
    const places = await page.stream
      .getByRole('feed')
      .evaluate((element: { children: Iterable<{ ariaPosInSet: string; ariaSetSize: string }> }) =>
        [...element.children].map(({ ariaPosInSet, ariaSetSize }) => `${ariaPosInSet} of ${ariaSetSize}`),
      );
    expect(places).toEqual(['1 of 3', '2 of 3', '3 of 3']);
    const ofRemoved = ofRole(feed!.children[0]!, 'button').filter(({ name }) => name.includes('level 1'));
    expect(ofRemoved).toEqual([]);
  });

  it('has a name of its own for each button, which says whose comment it is about and at which level', async () => {
    const storyID = await site.story(1);
    const first = await site.post(ana, storyID, 'One of two by the same person.');
    await site.post(ana, storyID, 'The other one.');
    const answer = await site.post(ben, storyID, 'An answer.', first);
    await site.post(ana, storyID, 'An answer to an answer.', answer);
    for (let reply = 0; reply < 5; reply += 1) await site.post(ana, storyID, `Reply number ${reply}.`, first);

    const page = await site.visit(1, ben);
    await page.button(/^Edit/).waitFor();
    await page.button('Show 1 reply: comment by commenter_3').click();
    await page.comment('An answer to an answer.').waitFor();
    const names = async () => ofRole(await streamOf(page), 'button', 'link').map(({ name }) => name);
    const before = await names();
    expect(new Set(before).size).toBe(before.length);
    expect(before).toContain('Reply to commenter_2 (“The other one.”), level 1');
    expect(before).toContain('Reply to commenter_3, level 2');
    expect(before).toContain('Reply to commenter_2 (“An answer to an answer.”), level 3');
    expect(before.filter((name) => name.startsWith('Show '))).toEqual([
      'Show 3 more replies: comment by commenter_2 (“One of two by the same person.”)',
    ]);

    const fold = page.button(/^Hide .*One of two/);
    await fold.click();
    const folded = await named(page, 'button', /^Show the comment by commenter_2 \(“One of two/);
    expect(folded.states['expanded']).toBe(false);
    expect(outlineOf(await streamOf(page))).toEqual([
      '2 9 comments',
      '3 Comment by commenter_2',
      '3 Comment by commenter_2',
    ]);
    const after = await names();
    expect(new Set(after).size).toBe(after.length);
  });

  it('says politely what happens: posting, twice over, what others post, and reacting', async () => {
    const storyID = await site.story(2);
    await site.post(ana, storyID, 'Something to react to.');
    const page = await site.visit(2, ben);
    const like = page.button(/^Like/);
    await like.click();
    await eventually(() => said(page), 'Your reaction is counted.');
    expect((await named(page, 'button', /^Like/)).states['pressed']).toBe('true');
    await like.click();
    await eventually(() => said(page), 'Your reaction was taken back.');
    expect((await named(page, 'button', /^Like/)).states['pressed']).toBe('false');

    await page.page.evaluate(`(() => {
      globalThis.heard = [];
      const status = document.querySelector('talk-comments').shadowRoot.querySelector('[role=status]');
      new MutationObserver(() => heard.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    })()`);
    for (const text of ['Mine, the first.', 'Mine, the second.']) {
      await page.write(text);
      await page.comment(text).waitFor();
      await eventually(() => said(page), 'Your comment was posted.');
    }
    const heard = await page.page.evaluate<string[]>('heard');
    expect(heard.filter((text) => text.startsWith('Your comment was posted.'))).toHaveLength(2);

    await site.post(ana, storyID, 'From somebody else.');
    await page.newComments.waitFor();
    expect(await said(page)).toMatch(/^1 new comment/);
  });

  it('ties each field of a form to its name, its hint and what is wrong with it', async () => {
    const storyID = await site.story(3);
    await site.post(ana, storyID, 'Something to report.');
    const page = await site.visit(3, null);
    await page.invitation.click();
    await page.button('Sign in to post').click();
    const editor = await named(page, 'textbox', 'Your comment');
    expect(editor.states['invalid']).toBe('true');
    expect(editor.description).toContain('Please write something first.');
    expect(await page.accessibilityViolations()).toEqual([]);
    const tools = ofRole(await named(page, 'toolbar', 'Formatting'), 'button');
    expect(tools.length).toBeGreaterThan(5);
    expect(tools.filter(({ name, states }) => !name || (states['pressed'] === undefined && name !== 'Link'))).toEqual(
      [],
    );
    await page.press('Escape');

    await page.button('Sign in').click();
    await page.field('E-mail').fill('nobody@example.org');
    await page.stream.getByLabel('Password').fill('wrong');
    await page.press('Enter');
    await page.stream.getByRole('alert').waitFor();
    const email = await named(page, 'textbox', 'E-mail');
    expect(email.states['invalid']).toBe('true');
    expect(email.description).toBe('This e-mail address and password do not fit together.');
    await page.button(/^New here/).click();
    expect((await named(page, 'textbox', 'Password')).description).toContain('At least 10 characters.');
    expect((await named(page, 'textbox', 'Name shown')).states['invalid']).not.toBe('true');
    expect(await page.accessibilityViolations()).toEqual([]);
    await page.button('Sign in').first().click();

    await page.openMenu();
    const menu = await named(page, 'menu', /^More about/);
    expect(ofRole(menu, 'menuitem', 'menuitemcheckbox').length).toBeGreaterThan(1);
    await page.item('Report').click();
    const form = await named(page, 'form', 'What is wrong with commenter_2’s comment?');
    expect(ofRole(form, 'radio').map(({ name }) => name)).toContain('It is off topic');
    expect(ofRole(form, 'group')[0]!.name).toBe('What is wrong with commenter_2’s comment?');
    expect(ofRole(form, 'textbox')[0]!.name).toBe('What should the moderators know? (optional)');
    expect(await page.accessibilityViolations()).toEqual([]);
  });

  it('has the profile as a part with headings of its own, in which no two buttons have one name', async () => {
    const storyID = await site.story(4);
    const writer = await site.newsroom.person();
    await site.post(writer, storyID, 'On one day.');
    await site.post(writer, storyID, 'Also on that day.');
    const page = await site.visit(4, writer);
    await page.button(/your profile$/).click();
    await page.stream.getByRole('heading', { name: 'Your comments' }).waitFor();
    const profile = await named(page, 'region', 'Your profile');
    expect(outlineOf(profile).map((line) => line.replace(/of .* under/, 'of … under'))).toEqual([
      '3 Your profile',
      '4 Your comments',
      '5 Your comment of … under An article',
      '5 Your comment of … under An article',
      '4 Readers you ignore',
      '4 Sign-in and security',
    ]);
    const names = ofRole(profile, 'button').map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith('Delete your comment'))).toHaveLength(2);
    await page.button('Change password').click();
    await page.stream.getByLabel('Present password').fill('a guess');
    await page.stream.getByLabel('New password').fill('another horse battery');
    await page.button('Save password').click();
    await page.stream.getByText('This is not your present password.').waitFor();
    expect((await named(page, 'textbox', 'Present password')).description).toContain('not your present password');
    expect(await page.accessibilityViolations()).toEqual([]);
  });
});

function textOf(node: Heard): string {
  return ofRole(node, 'StaticText')
    .map(({ name }) => name)
    .join('');
}

/** The headings with their levels, as a list of headings shows them. */
function outlineOf(node: Heard): string[] {
  return ofRole(node, 'heading').map(({ name, states }) => `${String(states['level'])} ${name}`);
}

/** How many articles each article is in, itself included. */
function nestingOf(node: Heard, depth = 0): number[] {
  const own = node.role === 'article' ? depth + 1 : depth;
  return [...(node.role === 'article' ? [own] : []), ...node.children.flatMap((child) => nestingOf(child, own))];
}
