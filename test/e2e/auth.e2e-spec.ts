import {
  type GraphqlClient,
  publicClient,
  signInMutation,
  signUpMutation,
  type SignInAnswer,
} from '../harness/graphql.js';
import { createCommentMutation, Newsroom, type Person, storyQuery } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const viewerQuery = `{ viewer { username role email } }`;
const signOutMutation = `mutation SignOut($input: SignOutInput!) { signOut(input: $input) { signedOut } }`;
const password = 'correct horse battery';

describe('accounts', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let nobody: GraphqlClient;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    nobody = publicClient(talk);
  });
  afterAll(() => talk.stop());

  const signUp = async (username: string, email = `${username}@example.org`) =>
    (await nobody.run<{ signUp: SignInAnswer }>(signUpMutation, { input: { username, email, password } })).signUp;
  const signIn = async (email: string) =>
    (await nobody.run<{ signIn: SignInAnswer }>(signInMutation, { input: { email, password } })).signIn;
  const usernameOf = async (token: string) =>
    (await nobody.as(token).run<{ viewer: { username: string } }>(viewerQuery)).viewer.username;
  const signUpCode = (input: object) =>
    nobody.codeOf(signUpMutation, { input: { username: 'ada', email: 'ada@example.org', password, ...input } });

  describe('signing up and in', () => {
    it('makes a commenter, who is signed in at once and can sign in again', async () => {
      const fresh = await signUp('grace', 'Grace@Example.org');
      expect(fresh.viewer).toEqual({ username: 'grace', role: 'COMMENTER', email: 'Grace@Example.org' });
      expect(new Date(fresh.expiresAt).getTime()).toBeGreaterThan(talk.clock.now().getTime());
      expect(await usernameOf(fresh.token)).toBe('grace');

      const again = await signIn(' grace@EXAMPLE.org ');
      expect(again.viewer).toEqual(fresh.viewer);
      expect(again.token).not.toBe(fresh.token);
      expect(await usernameOf(again.token)).toBe('grace');
    });

    it('tells nobody who has an account', async () => {
      await signUp('hidden');
      const answers = await Promise.all([
        nobody.ask(signInMutation, { input: { email: 'hidden@example.org', password: 'not the password' } }),
        nobody.ask(signInMutation, { input: { email: 'unknown@example.org', password: 'not the password' } }),
      ]);
      const [wrong, unknown] = answers.map(({ errors }) => errors![0]!);
      expect(wrong!.extensions.code).toBe('CREDENTIALS_WRONG');
      expect(unknown!.extensions.code).toBe('CREDENTIALS_WRONG');
      expect(unknown!.message).toBe(wrong!.message);
    });

    it.each([
      ['a username that is too short', { username: 'ab' }, 'USERNAME_INVALID'],
      ['a username with a space', { username: 'ada lovelace' }, 'USERNAME_INVALID'],
      ['a username with an invisible character', { username: 'ada\u200bl' }, 'USERNAME_INVALID'],
      ['something that is no e-mail address', { email: 'ada' }, 'EMAIL_INVALID'],
      ['a password of nine characters', { password: '123456789' }, 'PASSWORD_TOO_SHORT'],
      ['nine characters that take eighteen units', { password: '\u{1f511}'.repeat(9) }, 'PASSWORD_TOO_SHORT'],
      ['a password of 257 characters', { password: 'x'.repeat(257) }, 'PASSWORD_TOO_LONG'],
    ])('refuses %s', async (_what, input, code) => {
      expect(await signUpCode(input)).toBe(code);
    });

    it.each([
      ['ten', '1234567890'],
      ['256', 'x'.repeat(256)],
    ])('takes a password of %s characters, all of which count', async (name, edge) => {
      const input = { username: `edge_${name}`, email: `edge_${name}@example.org`, password: edge };
      await nobody.run(signUpMutation, { input });
      const codeWith = (tried: string) =>
        nobody.codeOf(signInMutation, { input: { email: input.email, password: tried } });
      expect(await codeWith(edge)).toBeUndefined();
      expect(await codeWith(edge.slice(0, -1))).toBe('CREDENTIALS_WRONG');
      expect(await codeWith(`${edge}x`)).toBe('CREDENTIALS_WRONG');
    });
  });

  describe('names that are taken', () => {
    beforeAll(async () => {
      await signUp('Sophie.Fini', 'sophie@example.org');
      await signUp('ΟΔΥΣΣΕΥΣ', 'odysseus@example.org');
    });

    it.each([
      ['the same', 'Sophie.Fini'],
      ['another case', 'sOPHIE.fINI'],
      ['full-width letters', 'Ｓｏｐｈｉｅ.Ｆｉｎｉ'],
      ['a ligature', 'Sophie.ﬁni'],
      ['spaces around it', '  Sophie.Fini '],
      ['the other form of the last letter', 'οδυσσευσ'],
    ])('refuses a username that is %s', async (_what, username) => {
      expect(await signUpCode({ username, email: 'other@example.org' })).toBe('USERNAME_TAKEN');
    });

    it.each([
      ['the same', 'sophie@example.org'],
      ['another case', 'SOPHIE@EXAMPLE.ORG'],
      ['spaces around it', ' sophie@example.org  '],
    ])('refuses an e-mail address that is %s', async (_what, email) => {
      expect(await signUpCode({ username: 'another_sophie', email })).toBe('EMAIL_TAKEN');
    });

    it('leaves the username free when the e-mail address was the problem', async () => {
      expect(await signUpCode({ username: 'still_free', email: 'sophie@example.org' })).toBe('EMAIL_TAKEN');
      expect((await signUp('still_free')).viewer.username).toBe('still_free');
    });

    it.each([
      ['username', { username: 'Racer', email: (index: number) => `racer${index}@example.org` }, 'USERNAME_TAKEN'],
      ['e-mail address', { username: 'runner', email: () => 'runner@example.org' }, 'EMAIL_TAKEN'],
    ])('lets one of many win who ask for the same %s at once', async (what, { username, email }, code) => {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          signUpCode({ username: what === 'username' ? username : `${username}${index}`, email: email(index) }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === code)).toHaveLength(7);
    });
  });

  describe('signing out', () => {
    it('voids the token it was asked with, and that one only', async () => {
      const { token: first } = await signUp('two_devices');
      const { token: second } = await signIn('two_devices@example.org');
      await nobody.as(first).run(signOutMutation, { input: {} });

      expect(await nobody.as(first).codeOf(viewerQuery)).toBe('TOKEN_INVALID');
      expect(await usernameOf(second)).toBe('two_devices');
    });

    it('voids all tokens so far when asked to do so everywhere, and none that comes later', async () => {
      const { token: first } = await signUp('everywhere');
      const { token: second } = await signIn('everywhere@example.org');
      await nobody.as(second).run(signOutMutation, { input: { everywhere: true } });
      const { token: third } = await signIn('everywhere@example.org');

      expect(await nobody.as(first).codeOf(viewerQuery)).toBe('TOKEN_INVALID');
      expect(await nobody.as(second).codeOf(viewerQuery)).toBe('TOKEN_INVALID');
      expect(await usernameOf(third)).toBe('everywhere');
    });

    it('needs somebody who is signed in', async () => {
      expect(await nobody.codeOf(signOutMutation, { input: {} })).toBe('UNAUTHENTICATED');
    });
  });

  describe('tokens', () => {
    let reader: Person;

    beforeAll(async () => {
      reader = await newsroom.person();
    });

    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
    const forgeries: [string, (parts: [string, string, string]) => string][] = [
      ['is no token at all', () => 'forged'],
      ['has no signature', ([header, payload]) => `${header}.${payload}.`],
      [
        'has a changed signature',
        ([header, payload, sign]) => `${header}.${payload}.${sign.startsWith('A') ? 'B' : 'A'}${sign.slice(1)}`,
      ],
      [
        'names somebody else',
        ([header, payload, sign]) => `${header}.${encoded({ ...decoded(payload), sub: 'admin' })}.${sign}`,
      ],
      [
        'lasts longer than issued',
        ([header, payload, sign]) => `${header}.${encoded({ ...decoded(payload), exp: 4e9 })}.${sign}`,
      ],
      [
        'says that it needs no signature',
        ([header, payload]) => `${encoded({ ...decoded(header), alg: 'none' })}.${payload}.`,
      ],
      [
        'names an unknown key',
        ([header, payload, sign]) => `${encoded({ ...decoded(header), kid: 'other' })}.${payload}.${sign}`,
      ],
      ['names no key', ([, payload, sign]) => `${encoded({ alg: 'HS256' })}.${payload}.${sign}`],
    ];

    it.each(forgeries)('refuses one that %s', async (_what, forge) => {
      const forged = forge(reader.token.split('.') as [string, string, string]);
      const { status, errors } = await nobody.as(forged).ask(viewerQuery);
      expect(status).toBe(401);
      expect(errors).toHaveLength(1);
      expect(errors![0]!.extensions.code).toBe('TOKEN_INVALID');
    });

    it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a b', ''])(
      'refuses the Authorization header "%s"',
      async (header) => {
        const response = await fetch(nobody.endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: header },
          body: JSON.stringify({ query: viewerQuery }),
        });
        expect(response.status).toBe(401);
      },
    );

    it('are taken from the Authorization header only', async () => {
      const { token } = reader;
      const viewerOf = async (suffix: string, headers: Record<string, string>) => {
        const response = await fetch(`${nobody.endpoint}${suffix}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query: viewerQuery, token, access_token: token, authorization: `Bearer ${token}` }),
        });
        return ((await response.json()) as { data: { viewer: object | null } }).data.viewer;
      };
      expect(await viewerOf('', { authorization: `bearer ${token}` })).toMatchObject({ role: 'COMMENTER' });
      const cookie = ['token', 'access_token', 'authorization', 'session'].map((name) => `${name}=${token}`).join('; ');
      expect(await viewerOf('', { cookie })).toBeNull();
      expect(await viewerOf(`?token=${token}&access_token=${token}&authorization=Bearer%20${token}`, {})).toBeNull();
    });

    it('end with their time', async () => {
      const late = await newsroom.person();
      talk.clock.advance(24 * 60 * 60 * 1000 - 60_000);
      expect(await usernameOf(late.token)).toMatch(/^commenter_/);
      talk.clock.advance(61_000);
      const { status, errors } = await late.public.ask(viewerQuery);
      expect(status).toBe(401);
      expect(errors![0]!.extensions.code).toBe('TOKEN_INVALID');
    });
  });

  describe('banned people', () => {
    const ban = `mutation Ban($input: BanUserInput!) { banUser(input: $input) { user { isBanned } } }`;
    const unban = `mutation Unban($input: BanUserInput!) { unbanUser(input: $input) { user { isBanned } } }`;

    it('can sign in and read, but not write, until they are unbanned', async () => {
      const moderator = await newsroom.person('MODERATOR');
      const story = await newsroom.story('/banned');
      const { token } = await signUp('rude');
      const rude = nobody.as(token);
      const { viewer } = await rude.run<{ viewer: { id: string } }>(`{ viewer { id } }`);
      const post = { input: { storyID: story.id, body: 'Something rude' } };
      const credentials = { input: { email: 'rude@example.org', password } };
      const mine = await rude.run<{ createComment: { comment: { comment: { id: string } } } }>(
        createCommentMutation,
        post,
      );

      await moderator.admin.run(ban, { input: { userID: viewer.id } });
      expect(await rude.codeOf(createCommentMutation, post)).toBe('USER_BANNED');
      const edit = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { clientMutationID } }`;
      const input = { commentID: mine.createComment.comment.comment.id, body: 'Ruder' };
      expect(await rude.codeOf(edit, { input })).toBe('USER_BANNED');
      expect(await nobody.codeOf(signInMutation, credentials)).toBeUndefined();
      expect(await rude.run(storyQuery, { id: story.id })).toMatchObject({ story: { id: story.id } });

      await moderator.admin.run(unban, { input: { userID: viewer.id } });
      expect(await rude.codeOf(createCommentMutation, post)).toBeUndefined();
    });
  });
});
