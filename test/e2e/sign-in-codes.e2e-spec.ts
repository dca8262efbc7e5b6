import { createHash, randomBytes } from 'node:crypto';
import { SignInCodesSweep } from '../../src/features/auth/jobs/sign-in-codes-sweep.js';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { type GraphqlClient, publicClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const createMutation = `mutation ($input: CreateSignInCodeInput!) { createSignInCode(input: $input) { code } }`;
const redeemMutation = `mutation ($input: RedeemSignInCodeInput!) {
  redeemSignInCode(input: $input) { token expiresAt viewer { id } }
}`;
const signOutMutation = `mutation ($input: SignOutInput!) { signOut(input: $input) { signedOut } }`;
const origin = 'https://news.example';

interface Redeemed {
  readonly redeemSignInCode: { readonly token: string; readonly viewer: { readonly id: string } };
}

describe('handing a session to a page of the newsroom', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let nobody: GraphqlClient;
  let reader: Person;
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site(origin);
    nobody = publicClient(talk);
  });
  beforeEach(async () => (reader = await newsroom.person()));
  afterAll(() => talk.stop());

  const codes = () => talk.parts[0]!.app.get<Connection>(getConnectionToken()).collection('sign_in_codes');
  const codeFor = async (person: Person, input: object = {}) =>
    (
      await person.public.run<{ createSignInCode: { code: string } }>(createMutation, {
        input: { origin, challenge, ...input },
      })
    ).createSignInCode.code;
  const refusalFor = (input: object) =>
    reader.public.codeOf(createMutation, { input: { origin, challenge, ...input } });
  const redeem = (code: string, by = verifier) =>
    nobody.run<Redeemed>(redeemMutation, { input: { code, verifier: by } });
  const redeemRefusal = (code: string, by = verifier) =>
    nobody.codeOf(redeemMutation, { input: { code, verifier: by } });

  it('gives whoever asked a session of their own, once', async () => {
    const code = await codeFor(reader);
    const { token, viewer } = (await redeem(code)).redeemSignInCode;
    expect(viewer.id).toBe(reader.id);
    expect(token).not.toBe(reader.token);
    expect(await nobody.as(token).run('{ viewer { id } }')).toEqual({ viewer: { id: reader.id } });
    expect(await redeemRefusal(code)).toBe('SIGN_IN_CODE_INVALID');
  });

  it('lets one of two who redeem at once in', async () => {
    const code = await codeFor(reader);
    const outcomes = await Promise.allSettled([redeem(code), redeem(code)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is worth nothing to somebody who saw the code, and is used up by their trying', async () => {
    const code = await codeFor(reader);
    expect(await redeemRefusal(code, randomBytes(32).toString('base64url'))).toBe('SIGN_IN_CODE_INVALID');
    expect(await redeemRefusal(code)).toBe('SIGN_IN_CODE_INVALID');
    expect(await redeemRefusal('made up')).toBe('SIGN_IN_CODE_INVALID');
    expect(await redeemRefusal(await codeFor(reader), 'x'.repeat(10_000))).toBe('SIGN_IN_CODE_INVALID');
  });

  it('lives a minute, and is forgotten after it', async () => {
    const code = await codeFor(reader);
    talk.clock.advance(60_000);
    expect(await redeemRefusal(code)).toBe('SIGN_IN_CODE_INVALID');
    await codeFor(reader);
    talk.clock.advance(60_000);
    await talk.get(SignInCodesSweep).forget();
    expect(await codes().countDocuments()).toBe(0);
  });

  it('is kept as a hash only', async () => {
    const code = await codeFor(reader);
    const stored = await codes().find().toArray();
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(code);
    await redeem(code);
  });

  it('ends with the session that it was made in, and does not outlive it', async () => {
    const code = await codeFor(reader);
    await reader.public.run(signOutMutation, { input: { everywhere: true } });
    expect(await redeemRefusal(code)).toBe('SIGN_IN_CODE_INVALID');

    const again = await newsroom.session(reader);
    talk.clock.advance(60_000);
    const handed = await redeem(await codeFor(again));
    const endOf = (token: string) =>
      (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { exp: number }).exp;
    expect(endOf(handed.redeemSignInCode.token)).toBeLessThanOrEqual(endOf(again.token));
  });

  it.each([
    ['of nobody’s site', 'https://evil.example'],
    ['of a site’s name with more behind it', 'https://news.example.evil.example'],
    ['of another scheme', 'http://news.example'],
    ['with a path', 'https://news.example/'],
    ['with somebody’s name in it', 'https://news.example@evil.example'],
    ['that is none', 'null'],
    ['that is a script', 'javascript:alert(1)'],
    ['that is empty', ''],
  ])('refuses an origin %s', async (_what, other) => {
    expect(await refusalFor({ origin: other })).toBe('RETURN_NOT_PERMITTED');
  });

  it('refuses a challenge that is no hash, and people who are not signed in', async () => {
    expect(await refusalFor({ challenge: 'short' })).toBe('BAD_INPUT');
    expect(await nobody.codeOf(createMutation, { input: { origin, challenge } })).toBe('UNAUTHENTICATED');
  });

  describe('the page', () => {
    const open = (query: string) => fetch(`${talk.url('web')}/account${query}`, { redirect: 'manual' });

    it('is framed by nobody, runs nothing of others and stays with whoever opened it', async () => {
      const response = await open(`?return=${encodeURIComponent(`${origin}/article?a=1#b`)}`);
      expect(response.status).toBe(200);
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("trusted-types 'none'");
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await response.text()).not.toMatch(/<script>|<style|style="|https?:/);
      expect((await open('')).status).toBe(200);
      expect((await open(`?origin=${encodeURIComponent(origin)}`)).status).toBe(200);
    });

    it.each([
      'return=https%3A%2F%2Fevil.example&return=%40news.example%2F',
      'return=https%3A%2F%2Fnews.example%2F&return=https%3A%2F%2Fevil.example%2F',
      'return=https%3A%2F%2Fnews.example%2F&origin=https%3A%2F%2Fevil.example',
    ])('is not there where one of several ways back is not permitted: %s', async (query) => {
      expect((await open(`?${query}`)).status).toBe(403);
    });

    it.each([
      ['return', 'https://evil.example/'],
      ['return', 'https://news.example@evil.example/'],
      ['return', '//evil.example'],
      ['return', 'javascript:alert(1)'],
      ['return', 'data:text/html,x'],
      ['return', ''],
      ['origin', 'https://evil.example'],
      ['origin', '*'],
    ])('is not there for %s=%s', async (name, value) => {
      const response = await open(`?${name}=${encodeURIComponent(value)}`);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RETURN_NOT_PERMITTED' } }] });
    });
  });

  it('stops somebody who makes codes without end', async () => {
    const greedy = await startTalk({ env: { TALK_RATE_LIMIT_FACTOR: '0.1' } });
    try {
      const site = new Newsroom(greedy);
      await site.site(origin);
      const person = await site.person();
      for (let count = 0; count < 2; count++) await codeFor(person);
      expect(await person.public.codeOf(createMutation, { input: { origin, challenge } })).toBe('RATE_LIMITED');
      const guess = () => publicClient(greedy).codeOf(redeemMutation, { input: { code: 'x', verifier } });
      for (let count = 0; count < 6; count++) await guess();
      expect(await guess()).toBe('RATE_LIMITED');
    } finally {
      await greedy.stop();
    }
  });
});
