import { InstallService } from '../../src/features/install/index.js';
import { adminClient, publicClient, signInMutation } from '../harness/graphql.js';
import { storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type StartOptions, type TestTalk } from '../harness/start-talk.js';

const installationQuery = `{ installation { isInstalled isLocked } }`;
const installMutation = `mutation Install($input: InstallInput!) {
  install(input: $input) { token expiresAt nextURL viewer { username role email } }
}`;
const input = {
  siteName: 'The Test Times',
  origins: ['https://news.example'],
  username: 'editor',
  email: 'editor@example.org',
  password: 'correct horse battery',
};

interface InstallAnswer {
  readonly install: { readonly token: string; readonly nextURL: string; readonly viewer: object };
}

describe('first-run set-up', () => {
  let talk: TestTalk;

  const start = async (options: StartOptions = {}) => {
    talk = await startTalk(options);
  };
  const codeOf = (more: object) => adminClient(talk).codeOf(installMutation, { input: { ...input, ...more } });
  const printedCode = async () => (await talk.get(InstallService, 'web').code())!;
  const state = async () => (await adminClient(talk).run<{ installation: object }>(installationQuery)).installation;

  describe('with the code that Talk prints', () => {
    beforeAll(() => start());
    afterAll(() => talk.stop());

    it('is open at first', async () => {
      expect(await state()).toEqual({ isInstalled: false, isLocked: false });
    });

    it.each(['', 'WRONG', 'AAAAAAAAAAAA', 'Å'.repeat(12)])('refuses the code "%s"', async (code) => {
      expect(await codeOf({ code })).toBe('INSTALL_CODE_WRONG');
      expect(await state()).toEqual({ isInstalled: false, isLocked: false });
    });

    it.each([
      ['a password that is too short', { password: 'short' }, 'PASSWORD_TOO_SHORT'],
      ['a username that is none', { username: '?' }, 'USERNAME_INVALID'],
      ['an origin that is none', { origins: ['news.example'] }, 'ORIGIN_INVALID'],
      ['no site name', { siteName: ' ' }, 'BAD_INPUT'],
    ])('can be repeated after %s', async (_what, mistake, error) => {
      expect(await codeOf({ ...mistake, code: await printedCode() })).toBe(error);
      expect(await state()).toEqual({ isInstalled: false, isLocked: false });
    });

    it('makes an administrator, a site and the demo article, whichever way the code is typed', async () => {
      const code = (await printedCode()).toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
      const { install } = await adminClient(talk).run<InstallAnswer>(installMutation, { input: { ...input, code } });

      expect(install.viewer).toEqual({ username: 'editor', role: 'ADMIN', email: input.email });
      expect(await state()).toEqual({ isInstalled: true, isLocked: false });
      expect(await adminClient(talk, install.token).run(`{ sites { name origins } }`)).toEqual({
        sites: [{ name: 'The Test Times', origins: ['https://news.example', talk.url('web')] }],
      });

      expect(install.nextURL.startsWith(`${talk.url('web')}/demo/`)).toBe(true);
      const page = await fetch(install.nextURL);
      expect(page.status).toBe(200);
      const html = await page.text();
      const { story } = await publicClient(talk).run<StoryAnswer>(storyQuery, { url: install.nextURL });
      expect(html).toContain('<talk-comments');
      expect(story.title).toEqual(expect.any(String));
      expect(html).toContain(story.title!);
      const metadata = await publicClient(talk).run<{ story: object }>(
        `query ($url: String) { story(url: $url) { image author section publishedAt } }`,
        { url: install.nextURL },
      );
      expect(Object.values(metadata.story)).toEqual(Array.from({ length: 4 }, () => expect.any(String) as string));
    });

    it('lets the administrator sign in on both surfaces', async () => {
      const { email, password } = input;
      for (const client of [adminClient(talk), publicClient(talk)]) {
        const answer = await client.run(signInMutation, { input: { email, password } });
        expect(answer).toMatchObject({ signIn: { viewer: { username: 'editor', role: 'ADMIN' } } });
      }
    });

    it('happens once', async () => {
      expect(await talk.get(InstallService, 'web').code()).toBeUndefined();
      expect(await codeOf({ code: 'AAAAAAAAAAAA', username: 'second', email: 'second@example.org' })).toBe(
        'ALREADY_INSTALLED',
      );
      await expect(talk.get(InstallService, 'web').install(input)).rejects.toMatchObject({ code: 'ALREADY_INSTALLED' });
    });
  });

  describe('asked for by many at once', () => {
    beforeAll(() => start({ roles: [['web'], ['web']] }));
    afterAll(() => talk.stop());

    it('is done by one of them, in whichever process', async () => {
      const code = await printedCode();
      const endpoints = talk.parts.map(({ url }) => `${url!}/admin/api/graphql`);
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) => {
          const client = adminClient(talk).at(endpoints[index % endpoints.length]!);
          const person = { username: `editor${index}`, email: `editor${index}@example.org` };
          return client.ask<InstallAnswer | null>(installMutation, { input: { ...input, ...person, code } });
        }),
      );

      const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code);
      expect(codes.filter((each) => each === undefined)).toHaveLength(1);
      expect(codes.filter((each) => each === 'ALREADY_INSTALLED')).toHaveLength(5);
      const { token } = answers.find(({ errors }) => !errors)!.data!.install;
      expect(await adminClient(talk, token).run(`{ sites { name } }`)).toEqual({ sites: [{ name: 'The Test Times' }] });
      const others = await Promise.all(
        answers.map((_answer, index) =>
          adminClient(talk).codeOf(signInMutation, {
            input: { email: `editor${index}@example.org`, password: input.password },
          }),
        ),
      );
      expect(others.filter((each) => each === 'CREDENTIALS_WRONG')).toHaveLength(5);
    });
  });

  describe('where the operator has locked it', () => {
    beforeAll(() => start({ env: { TALK_INSTALL_LOCK: 'true' } }));
    afterAll(() => talk.stop());

    it('says so, prints no code and refuses', async () => {
      expect(await state()).toEqual({ isInstalled: false, isLocked: true });
      expect(await talk.get(InstallService, 'web').code()).toBeUndefined();
      expect(await codeOf({ code: 'AAAAAAAAAAAA' })).toBe('INSTALL_LOCKED');
    });
  });

  describe('tried out by somebody who guesses', () => {
    beforeAll(() => start({ env: { TALK_RATE_LIMIT_FACTOR: '0.5' } }));
    afterAll(() => talk.stop());

    it('is slowed down', async () => {
      for (let guess = 0; guess < 5; guess += 1)
        expect(await codeOf({ code: `GUESS${guess}` })).toBe('INSTALL_CODE_WRONG');
      expect(await codeOf({ code: await printedCode() })).toBe('RATE_LIMITED');
      expect(await state()).toEqual({ isInstalled: false, isLocked: false });
    });
  });
});
