import { ClientError } from '../../shared/client-error.js';
import { type SignedIn } from '../../shared/session.js';
import { PageSignIn } from './page-sign-in.js';

const sessionOf = (token: string): SignedIn => ({
  token: `session of ${token}`,
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  viewer: { id: '1', username: 'jane', role: 'COMMENTER' },
});

/** What the session tells of itself, in memory. */
class StandInSession {
  current: SignedIn | null = null;
  isOfPage = false;
  renew: (() => boolean) | null = null;

  set(signedIn: SignedIn | null, isOfPage = false): void {
    this.current = signedIn;
    this.isOfPage = signedIn !== null && isOfPage;
  }
}

describe(PageSignIn.name, () => {
  const setUp = (...failures: (string | null)[]) => {
    const session = new StandInSession();
    const exchanged: string[] = [];
    const waited: number[] = [];
    const given: string[] = [];
    const signIn = new PageSignIn({
      session,
      exchange: (token) => {
        exchanged.push(token);
        const failure = failures.shift();
        return failure ? Promise.reject(new ClientError(failure)) : Promise.resolve(sessionOf(token));
      },
      wait: (ms) => {
        // Whoever waits for an answer this long waits in vain; the rest are pauses.
        if (ms === 30_000 || ms === 10_000) return new Promise(() => undefined);
        waited.push(ms);
        return Promise.resolve();
      },
      random: () => 1,
    });
    let asked = 0;
    const refreshAccessToken = () => `fresh ${++asked}`;
    const letGo = signIn.hold((code) => given.push(code));
    return { session, exchanged, waited, failed: given, signIn, refreshAccessToken, letGo, asked: () => asked };
  };

  it('gives the page’s token for a session that is the page’s', async () => {
    const { signIn, session, letGo } = setUp();
    await signIn.use({ accessToken: 'a' });
    expect(session).toMatchObject({ current: { token: 'session of a' }, isOfPage: true });
    letGo();
  });

  it('asks once for what several streams say', async () => {
    const { signIn, exchanged, letGo } = setUp();
    await Promise.all([signIn.use({ accessToken: 'a' }), signIn.use({ accessToken: 'a' })]);
    await signIn.use({ accessToken: 'a' });
    expect(exchanged).toEqual(['a']);
    await signIn.use({ accessToken: 'b' });
    expect(exchanged).toEqual(['a', 'b']);
    letGo();
  });

  it.each([
    ['returns it', () => 'new'],
    ['promises it', () => Promise.resolve('new')],
    ['calls back, as pages of Coral do', (next: (token: string) => void) => void setTimeout(() => next('new'), 0)],
  ])('asks for another token where one is refused, from a page that %s', async (_how, refreshAccessToken) => {
    const { signIn, session, exchanged, waited, letGo } = setUp('SSO_TOKEN_INVALID');
    await signIn.use({ accessToken: 'old', refreshAccessToken });
    expect(exchanged).toEqual(['old', 'new']);
    expect(waited).toEqual([]);
    expect(session.current?.token).toBe('session of new');
    letGo();
  });

  it('asks the page later and later, and gives up', async () => {
    const { signIn, session, waited, failed, refreshAccessToken, asked, letGo } = setUp(
      ...Array.from({ length: 20 }, () => 'SSO_TOKEN_INVALID'),
    );
    await signIn.use({ accessToken: 'old', refreshAccessToken });
    expect(waited).toEqual([4000, 8000, 16_000, 32_000, 64_000, 128_000]);
    expect(asked()).toBe(7);
    expect(failed).toEqual(['SSO_TOKEN_INVALID']);
    expect(session.current).toBeNull();
    letGo();
  });

  it('tries the same token again where the way to Talk was at fault', async () => {
    const { signIn, exchanged, refreshAccessToken, asked, letGo } = setUp('UNREACHABLE', 'RATE_LIMITED');
    await signIn.use({ accessToken: 'a', refreshAccessToken });
    expect(exchanged).toEqual(['a', 'a', 'a']);
    expect(asked()).toBe(0);
    letGo();
  });

  it('does not try again what cannot be helped', async () => {
    const { signIn, exchanged, failed, refreshAccessToken, letGo } = setUp('SSO_OFF');
    await signIn.use({ accessToken: 'a', refreshAccessToken });
    expect([exchanged, failed]).toEqual([['a'], ['SSO_OFF']]);
    letGo();
  });

  it('gets another session for one that is refused, once at a time', async () => {
    const { signIn, session, exchanged, refreshAccessToken, letGo } = setUp();
    await signIn.use({ accessToken: 'a', refreshAccessToken });
    expect([session.renew!(), session.renew!()]).toEqual([true, true]);
    await signIn.settled();
    expect(exchanged).toEqual(['a', 'fresh 1']);
    expect(session.current?.token).toBe('session of fresh 1');
    letGo();
  });

  it('asks for another token before the session ends, as long as there is a stream', async () => {
    jest.useFakeTimers();
    try {
      const { signIn, exchanged, refreshAccessToken, letGo } = setUp();
      await signIn.use({ accessToken: 'a', refreshAccessToken });
      await jest.advanceTimersByTimeAsync(53 * 60_000);
      expect(exchanged).toEqual(['a']);
      await jest.advanceTimersByTimeAsync(60_000);
      expect(exchanged).toEqual(['a', 'fresh 1']);
      letGo();
      await jest.advanceTimersByTimeAsync(86_400_000);
      expect(exchanged).toEqual(['a', 'fresh 1']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('lets a session end that the page cannot renew', async () => {
    const { signIn, session, letGo } = setUp();
    await signIn.use({ accessToken: 'a' });
    expect(session.renew!()).toBe(false);
    letGo();
    expect(session.renew).toBeNull();
  });

  it('asks for nothing after the reader has signed out, until the page names somebody', async () => {
    const { signIn, exchanged, refreshAccessToken, session, letGo } = setUp();
    await signIn.use({ accessToken: 'a', refreshAccessToken });
    signIn.forget();
    session.set(null);
    await signIn.use({ accessToken: 'a', refreshAccessToken });
    expect(session.renew!()).toBe(false);
    expect(exchanged).toEqual(['a']);
    await signIn.use({ accessToken: 'a', refreshAccessToken }, true);
    expect(exchanged).toEqual(['a', 'a']);
    letGo();
  });

  it('signs nobody in whom the page has forgotten in the meantime', async () => {
    const { signIn, session, letGo } = setUp();
    const signedIn = signIn.use({ accessToken: 'a' });
    signIn.forget();
    await signedIn;
    expect(session.current).toBeNull();
    letGo();
  });
});
