import { codeOf } from '../../shared/client-error.js';
import { type Session, type SignedIn } from '../../shared/session.js';
import { type AccessToken, type PageAccount } from './page-account.js';

export interface PageSignInOptions {
  readonly session: Pick<Session, 'current' | 'isOfPage' | 'renew' | 'set'>;
  /** Gives a page's token for a session. @throws ClientError */
  readonly exchange: (token: string) => Promise<SignedIn>;
  readonly wait?: (ms: number) => Promise<void>;
  readonly random?: () => number;
}

/** Told the code of what ended it: the page's reader could not be signed in. */
type FailureListener = (code: string) => void;

/** Another try may help. Of all other failures only another token can. */
const passing = new Set(['UNREACHABLE', 'UNREADABLE', 'RATE_LIMITED', 'INTERNAL']);
const firstDelayMs = 1000;
const longestDelayMs = 300_000;
const mostAttempts = 8;
const answerWithinMs = 30_000;
const sendWithinMs = 10_000;
/** Another token is asked for when this part of the session's time is over. */
const renewAfter = 0.9;
const longestTimerMs = 2 ** 31 - 1;

/**
 * Keeps the reader of a page signed in with what the page says of them: one for each Talk, shared by the streams that
 * hold it. The session is never stored: it lasts as long as the page, and the next page says again who reads.
 */
export class PageSignIn {
  private account: PageAccount = {};
  private running: Promise<void> | null = null;
  private isForgotten = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly holders = new Set<FailureListener>();
  private readonly wait: (ms: number) => Promise<void>;

  constructor(private readonly options: PageSignInOptions) {
    this.wait = options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  }

  /** While somebody holds it, the session is renewed before it ends. @returns a function that lets go */
  hold(onFailure: FailureListener): () => void {
    this.holders.add(onFailure);
    this.options.session.renew = this.renew;
    this.schedule();
    return () => {
      this.holders.delete(onFailure);
      if (this.holders.size > 0) return;
      clearTimeout(this.timer);
      this.options.session.renew = null;
    };
  }

  /**
   * Signs in whom the page names. The same again, from another stream say, changes nothing.
   *
   * @param isSaidNow the page says it now, and not while it was put together: it undoes `forget`
   */
  async use(account: PageAccount, isSaidNow = false): Promise<void> {
    if (this.isForgotten && !isSaidNow) return;
    const { current, isOfPage } = this.options.session;
    const isKnown = this.running !== null || (current !== null && isOfPage);
    if (!isKnown || account.accessToken !== this.account.accessToken) {
      this.isForgotten = false;
      this.account = account;
      this.start(account.accessToken);
    }
    await this.running;
  }

  /** The reader signs out, here or on the page, which is asked for nothing until it names somebody again. */
  forget(): void {
    this.isForgotten = true;
    this.account = {};
    this.running = null;
    clearTimeout(this.timer);
  }

  /** Waits for a sign-in that is under way, but not long, because somebody waits. */
  async settled(): Promise<void> {
    if (this.running) await Promise.race([this.running, this.wait(sendWithinMs)]);
  }

  /** @returns whether another session is on its way */
  private readonly renew = (): boolean => {
    if (this.running) return true;
    if (!this.account.refreshAccessToken) return false;
    this.start(null);
    return true;
  };

  private start(token: AccessToken): void {
    clearTimeout(this.timer);
    const { account } = this;
    const running: Promise<void> = this.signIn(account, token).finally(() => {
      if (this.running === running) this.running = null;
    });
    this.running = running;
  }

  /** Tries until there is a session, the page has no token, or trying again cannot help. */
  private async signIn(account: PageAccount, given: AccessToken): Promise<void> {
    const { session, exchange, random = Math.random } = this.options;
    let token = given;
    for (let attempt = 1; ; attempt++) {
      try {
        token ||= await this.askPage(account);
        const signedIn = token ? await exchange(token) : null;
        if (account !== this.account) return;
        session.set(signedIn, true);
        this.schedule();
        return;
      } catch (error) {
        if (account !== this.account) return;
        const code = codeOf(error);
        const isPassing = passing.has(code);
        const canAskAgain = isPassing || (code === 'SSO_TOKEN_INVALID' && account.refreshAccessToken !== undefined);
        if (!canAskAgain || attempt === mostAttempts) {
          session.set(null);
          for (const each of this.holders) each(code);
          return;
        }
        if (!isPassing) token = null;
        // The first refusal is usually of an old token in a cached page: a new one is asked for at once.
        if (isPassing || attempt > 1) {
          await this.wait(Math.min(longestDelayMs, firstDelayMs * 2 ** attempt) * (0.5 + random() / 2));
        }
      }
    }
  }

  /** Bounded: a page that does not answer has no token now. */
  private askPage({ refreshAccessToken }: PageAccount): Promise<AccessToken> {
    if (!refreshAccessToken) return Promise.resolve(null);
    const answer = new Promise<AccessToken>((resolve) => {
      const given = refreshAccessToken(resolve);
      if (given !== undefined) resolve(given);
    });
    const silence = this.wait(answerWithinMs).then(() => {
      throw new Error('The page gave no token.');
    });
    return Promise.race([answer, silence]);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const { current, isOfPage } = this.options.session;
    if (!current || !isOfPage || this.holders.size === 0) return;
    const left = Date.parse(current.expiresAt) - Date.now();
    const due = this.account.refreshAccessToken ? left * renewAfter : left;
    this.timer = setTimeout(this.due, Math.min(longestTimerMs, due));
  }

  private readonly due = (): void => {
    if (!this.renew()) this.options.session.set(null);
  };
}
