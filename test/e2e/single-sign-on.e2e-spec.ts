import { SignJWT } from 'jose';
import { type GraphqlClient, publicClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const update = `mutation ($input: UpdateSignInSettingsInput!) {
  updateSignInSettings(input: $input) { signInSettings { version settings { sso { enabled keys { name hasSecret } } } } }
}`;
const signIn = `mutation ($input: SignInWithTokenInput!) {
  signInWithToken(input: $input) { token expiresAt viewer { id username role email } }
}`;
const [oldSecret, newSecret] = ['an old secret of the newsroom, long', 'the newsroom’s latest secret, long'];
const jane = { id: '42', email: 'jane@news.example', username: 'Jane Doe' };

interface SignedIn {
  readonly signInWithToken: {
    readonly token: string;
    readonly expiresAt: string;
    readonly viewer: { readonly id: string; readonly username: string; readonly role: string };
  };
}

describe('single sign-on', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let nobody: GraphqlClient;
  let admin: Person;
  let siteID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    siteID = (await newsroom.site()).id;
    admin = await newsroom.person('ADMIN');
    nobody = publicClient(talk);
  });
  afterAll(() => talk.stop());

  const token = async (user: object, { secret = newSecret, kid, minutes = 5 }: TokenOptions = {}) =>
    new SignJWT({ user })
      .setProtectedHeader({ alg: 'HS256', ...(kid && { kid }) })
      .setExpirationTime(new Date(talk.clock.now().getTime() + minutes * 60_000))
      .sign(new TextEncoder().encode(secret));
  const enter = async (user: object, options?: TokenOptions) =>
    (await nobody.run<SignedIn>(signIn, { input: { siteID, token: await token(user, options) } })).signInWithToken;
  const refusal = async (text: string) => nobody.codeOf(signIn, { input: { siteID, token: text } });
  const settings = (sso: object, more: object = {}) =>
    admin.admin.run(update, { input: { settings: { sso }, ...more } });

  it('is off until the newsroom switches it on', async () => {
    expect(await refusal(await token(jane))).toBe('SSO_OFF');
    const keys = [
      { name: 'spring', secret: oldSecret },
      { name: 'autumn', secret: newSecret },
    ];
    expect(await settings({ enabled: true, keys })).toEqual({
      updateSignInSettings: {
        signInSettings: {
          version: 1,
          settings: {
            sso: {
              enabled: true,
              keys: [
                { name: 'spring', hasSecret: true },
                { name: 'autumn', hasSecret: true },
              ],
            },
          },
        },
      },
    });
    expect(
      await admin.admin.codeOf(update, { input: { settings: { sso: { keys: [{ name: 'a', secret: 'short' }] } } } }),
    ).toBe('BAD_INPUT');
  });

  it('makes an account at the first visit and finds it again at the next, whichever key signed', async () => {
    const first = await enter(jane);
    expect(first.viewer).toMatchObject({ username: 'Jane.Doe', role: 'COMMENTER', email: jane.email });
    const session = new Date(first.expiresAt).getTime() - talk.clock.now().getTime();
    expect(Math.round(session / 60_000)).toBe(60);
    const again = await enter(jane, { secret: oldSecret });
    const named = await enter(jane, { secret: oldSecret, kid: 'spring' });
    expect([again.viewer.id, named.viewer.id]).toEqual([first.viewer.id, first.viewer.id]);

    const { id: storyID } = await newsroom.story();
    const reader = { ...admin, id: first.viewer.id, public: nobody.as(first.token) };
    expect((await newsroom.post(reader, storyID, 'Signed in by the page.')).status).toBe('NONE');
  });

  it('follows what the newsroom says of the person, and keeps roles that Talk itself has given', async () => {
    const renamed = await enter({ ...jane, username: 'Jane Roe', role: 'STAFF' });
    expect(renamed.viewer).toMatchObject({ username: 'Jane.Roe', role: 'STAFF' });
    await admin.admin.run(`mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { user { role } } }`, {
      input: { userID: renamed.viewer.id, role: 'MODERATOR' },
    });
    expect((await enter(jane)).viewer).toMatchObject({ username: 'Jane.Doe', role: 'MODERATOR' });
    expect((await enter({ ...jane, id: '43', role: 'ADMIN' })).viewer.role).toBe('COMMENTER');
  });

  it('never makes two people one because of a name or an address', async () => {
    const local = await newsroom.person();
    const { username } = (await local.public.run<{ viewer: { username: string } }>('{ viewer { username } }')).viewer;
    const guest = await enter({ id: '7', username, email: `${username}@example.org` });
    expect(guest.viewer.id).not.toBe(local.id);
    expect(guest.viewer.username).toMatch(new RegExp(`^${username}\\.`));
  });

  it('refuses every token that the newsroom did not sign for now', async () => {
    const valid = await token(jane);
    const [header, body, signature] = valid.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const refused = [
      await token(jane, { secret: 'somebody else’s secret, long enough' }),
      await token(jane, { kid: 'winter' }),
      await token(jane, { minutes: -2 }),
      await token({ id: '9', username: 'No Mail' }),
      `${header}.${body}.${signature!.slice(0, -4)}AAAA`,
      unsigned,
      'no token',
      'a'.repeat(9_000),
    ];
    expect(await Promise.all(refused.map(refusal))).toEqual(refused.map(() => 'SSO_TOKEN_INVALID'));
    expect(await nobody.codeOf(signIn, { input: { siteID: 'nowhere', token: valid } })).toBe('NOT_FOUND');
  });

  it('gives a site with keys of its own readers of its own', async () => {
    const shared = await enter(jane);
    await settings({ enabled: true, keys: [{ name: 'own', secret: oldSecret }] }, { siteID });
    expect(await refusal(await token(jane))).toBe('SSO_TOKEN_INVALID');
    expect((await enter(jane, { secret: oldSecret })).viewer.id).not.toBe(shared.viewer.id);
  });
});

interface TokenOptions {
  readonly secret?: string;
  readonly kid?: string;
  readonly minutes?: number;
}
