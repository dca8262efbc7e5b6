import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { type SurfaceName, surfaceNames } from '../../src/core/config/process-plan.js';
import { operationOf } from '../../src/roles/operation-rights.js';
import {
  adminClient,
  type Answer,
  type GraphqlClient,
  publicClient,
  signInMutation,
  signUpMutation,
} from '../harness/graphql.js';
import { createCommentMutation, Newsroom, type Person, storyQuery } from '../harness/newsroom.js';
import { madeUpScene } from '../harness/rights-scene.js';
import { samplesOf } from '../harness/sample-operations.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const signOutMutation = `mutation SignOut($input: SignOutInput!) { signOut(input: $input) { signedOut } }`;
const editMutation = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { clientMutationID } }`;

/**
 * Everything takes a tenth of the usual: 2 posts and 3 edits a minute, 12 changes of any kind; of
 * moderators 60, of an address 6.
 */
describe('rate limits', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;

  beforeAll(async () => {
    talk = await startTalk({ env: { TALK_RATE_LIMIT_FACTOR: '0.1', TALK_TRUST_PROXY: '1' } });
    newsroom = new Newsroom(talk);
    await newsroom.site();
  });
  afterAll(() => talk.stop());

  /** Somebody behind another address, as the proxy in front says. */
  const from = (address: string) => publicClient(talk).with({ 'x-forwarded-for': address });
  const codesOf = async (times: number, ask: (turn: number) => Promise<string | undefined>) => {
    const codes: (string | undefined)[] = [];
    for (let turn = 0; turn < times; turn += 1) codes.push(await ask(turn));
    return codes;
  };
  const allowed = (times: number) => Array.from({ length: times }, () => undefined);

  function expectLimited({ errors }: Answer<unknown>): void {
    const { extensions, message } = errors![0]! as { extensions: Record<string, unknown>; message: string };
    expect(extensions['code']).toBe('RATE_LIMITED');
    expect(extensions['retryAfterSeconds']).toEqual(expect.any(Number));
    expect(extensions['retryAfterSeconds']).toBeGreaterThanOrEqual(1);
    expect(message).toContain(String(extensions['retryAfterSeconds']));
  }

  it('hold back a person who posts too much, in every process, and nobody else', async () => {
    const story = await newsroom.story('/flood');
    const [flooder, other] = [await newsroom.person(), await newsroom.person()];
    const post = (client: GraphqlClient, turn: number) =>
      client.ask(createCommentMutation, { input: { storyID: story.id, body: `Number ${turn}` } });
    const flood = async (turn: number) => (await post(flooder.public, turn)).errors?.[0]?.extensions.code;

    expect(await codesOf(3, flood)).toEqual([...allowed(2), 'RATE_LIMITED']);
    expectLimited(await post(flooder.public, 4));
    expect((await post(other.public, 1)).errors).toBeUndefined();
    expect(await flooder.public.run(storyQuery, { id: story.id })).toMatchObject({ story: { id: story.id } });
  });

  it('hold back a person who edits too much', async () => {
    const story = await newsroom.story('/edits');
    const writer = await newsroom.person();
    const { comment } = await newsroom.post(writer, story.id, 'Draft');
    const edit = (turn: number) =>
      writer.public.codeOf(editMutation, { input: { commentID: comment.id, body: `Draft ${turn}` } });
    expect(await codesOf(4, edit)).toEqual([...allowed(3), 'RATE_LIMITED']);
  });

  it('hold back a person who appeals without end, against whatever', async () => {
    const appeals = [
      `mutation { appealSanction(input: { sanctionID: "x", text: "Why?" }) { clientMutationID } }`,
      `mutation { appealDecision(input: { commentID: "x", text: "Why?" }) { clientMutationID } }`,
    ];
    const person = await newsroom.person();
    const codes = await codesOf(3, (turn) => person.public.codeOf(appeals[turn % 2]!));
    expect(codes).toEqual(['SANCTION_LIFTED', 'NOT_FOUND', 'RATE_LIMITED']);
  });

  it('hold back an address that makes accounts, whatever the client says of itself', async () => {
    const signUp = (client: GraphqlClient, name: string) =>
      client.codeOf(signUpMutation, {
        input: { username: name, email: `${name}@example.org`, password: 'correct horse battery' },
      });
    expect(await signUp(from('192.0.2.1'), 'first')).toBeUndefined();
    expect(await signUp(from('192.0.2.1'), 'second')).toBe('RATE_LIMITED');
    // The trusted proxy's own entry counts, not those that came with the request.
    expect(await signUp(from('203.0.113.9, 192.0.2.1'), 'third')).toBe('RATE_LIMITED');
    expect(await signUp(from('192.0.2.2'), 'fourth')).toBeUndefined();
  });

  it('hold back whoever makes up pages, not whoever reads those there are', async () => {
    const open = (page: number) =>
      from('192.0.2.30').codeOf(storyQuery, { url: `https://news.example/made-up-${page}` });
    expect(await codesOf(7, open)).toEqual([...allowed(6), 'RATE_LIMITED']);
    expect(await open(0)).toBeUndefined();
  });

  // Coral defect 18
  it('hold back an address that sends notices of illegal content', async () => {
    const story = await newsroom.story('/notices');
    const { comment } = await newsroom.post(await newsroom.person(), story.id, 'Perhaps illegal');
    const send = `mutation Send($input: ReportIllegalContentInput!) { reportIllegalContent(input: $input) { reference } }`;
    const input = { commentID: comment.id, law: 'Section 1', explanation: 'It is.', goodFaith: true };
    const notify = () => from('192.0.2.40').codeOf(send, { input });
    expect(await codesOf(2, notify)).toEqual([undefined, 'RATE_LIMITED']);
  });

  it('hold back whoever tries passwords: of one account from anywhere, of any account from one address', async () => {
    const signIn = (address: string, email: string) =>
      from(address).ask(signInMutation, { input: { email, password: 'guess' } });
    const codeOf = async (address: string, email: string) => (await signIn(address, email)).errors![0]!.extensions.code;

    expect(await codeOf('192.0.2.10', 'victim@example.org')).toBe('CREDENTIALS_WRONG');
    expect(await codeOf('192.0.2.10', 'VICTIM@example.org ')).toBe('RATE_LIMITED');
    // The owner, elsewhere, is not locked out by that; many addresses together are held back as well.
    expect(await codeOf('192.0.2.11', 'victim@example.org')).toBe('CREDENTIALS_WRONG');
    const botnet = await codesOf(9, (turn) => codeOf(`198.51.100.${turn}`, 'victim@example.org'));
    expect(botnet.at(-2)).toBe('CREDENTIALS_WRONG');
    expect(botnet.at(-1)).toBe('RATE_LIMITED');
    expectLimited(await signIn('192.0.2.12', 'victim@example.org'));

    const spread = await codesOf(4, (turn) => codeOf('192.0.2.13', `victim${turn}@example.org`));
    expect(spread).toEqual(['CREDENTIALS_WRONG', 'CREDENTIALS_WRONG', 'CREDENTIALS_WRONG', 'RATE_LIMITED']);
  });

  describe('of all mutations together', () => {
    const nothing = { ownCommentID: 'x', spareCommentID: 'x', nonce: '0' };
    const samples = samplesOf(madeUpScene, nothing);
    const mutations = surfaceNames.flatMap((surface) =>
      Object.entries(samples[surface])
        .filter(([, { ask }]) => ask.startsWith('mutation'))
        .map(([name, { ask }]) => [surface, name, ask] as const),
    );
    const ban = `mutation Ban($input: BanUserInput!) { banUser(input: $input) { clientMutationID } }`;
    const unknown = { input: { userID: 'nobody' } };
    const change = (client: GraphqlClient) => client.codeOf(editMutation, { input: { commentID: 'x', body: 'x' } });
    let busy: Person;
    let stranger: (surface: SurfaceName) => GraphqlClient;

    beforeAll(async () => {
      busy = await newsroom.person('MODERATOR');
      stranger = (surface) =>
        (surface === 'public' ? publicClient : adminClient)(talk).with({ 'x-forwarded-for': '192.0.2.20' });
    });

    it('give moderators more than others, and count by person', async () => {
      const [reader, calm] = [await newsroom.person(), await newsroom.person()];
      const first = await codesOf(60, () => busy.admin.codeOf(ban, unknown));
      expect(new Set(first)).toEqual(new Set(['NOT_FOUND']));
      const refused = await busy.admin.ask(ban, unknown);
      expect(refused.status).toBe(429);
      expectLimited(refused);
      expect(await busy.admin.codeOf(`{ moderationCounts { pending } }`)).toBeUndefined();

      const codes = await codesOf(13, () => reader.admin.codeOf(ban, unknown));
      expect(codes).toEqual([...Array.from({ length: 12 }, () => 'FORBIDDEN'), 'RATE_LIMITED']);
      expect(await change(calm.public)).toBe('NOT_FOUND');
    });

    it('count by address where nobody is signed in', async () => {
      const codes = await codesOf(7, () => stranger('public').codeOf(signOutMutation, { input: {} }));
      expect(codes).toEqual([...Array.from({ length: 6 }, () => 'UNAUTHENTICATED'), 'RATE_LIMITED']);
      expect(await from('192.0.2.21').codeOf(signOutMutation, { input: {} })).toBe('UNAUTHENTICATED');
    });

    it('count each mutation of a document, also those that fragments and aliases repeat', async () => {
      const { public: client } = await newsroom.person();
      const edit = (alias: string) =>
        `${alias}: editComment(input: { commentID: "x", body: "x" }) { clientMutationID }`;
      const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(edit).join(' ');
      const document = `mutation { ...Seven ... on Mutation { ${['h', 'i', 'j', 'k', 'l', 'm'].map(edit).join(' ')} } }
        fragment Seven on Mutation { ${seven} }`;
      expect((await client.ask(document)).status).toBe(429);
    });

    // Both have used up what they have by now.
    it.each(mutations)('hold for it on the %s surface: %s', async (surface, _name, ask) => {
      expect(await busy[surface].codeOf(ask)).toBe('RATE_LIMITED');
      expect(await stranger(surface).codeOf(ask)).toBe('RATE_LIMITED');
    });

    it('hold for every mutation that the schemas have', () => {
      for (const surface of surfaceNames) {
        const schema = buildSchema(readFileSync(`config/schema.${surface}.graphql`, 'utf8'));
        const shown = mutations.filter(([where]) => where === surface).map(([, name]) => operationOf(name));
        expect([...new Set(shown)].sort()).toEqual(Object.keys(schema.getMutationType()!.getFields()).sort());
      }
    });
  });
});
