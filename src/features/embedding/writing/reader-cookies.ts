import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';

const formKey = /^[\w-]{32}$/;

/**
 * The two cookies of Talk's own pages with forms. Nothing else reads them: GraphQL is asked with a token in a header.
 *
 * `Lax`, because with `Strict` whoever comes from the newsroom's article would seem to be signed out; a form of another
 * site is sent neither of them. A key that no page of another site can read makes the token that each form carries.
 */
export class ReaderCookies {
  private readonly options: CookieOptions;
  private readonly names: { readonly session: string; readonly key: string };
  private key: string;
  /** The access token of who is signed in here. */
  session: string | undefined;

  /** @param isSecure whether readers reach Talk by https: then no other host of the domain can set these cookies */
  constructor(
    request: Request,
    private readonly response: Response,
    isSecure: boolean,
  ) {
    this.options = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/' };
    const prefix = isSecure ? '__Host-' : '';
    this.names = { session: `${prefix}talk-session`, key: `${prefix}talk-form` };
    const sent = cookiesOf(request);
    this.session = sent.get(this.names.session) || undefined;
    const key = sent.get(this.names.key);
    this.key = key !== undefined && formKey.test(key) ? key : this.newKey();
  }

  /** What each form carries. */
  get formToken(): string {
    return createHmac('sha256', this.key).update('form').digest('base64url');
  }

  isFormToken(token: string): boolean {
    const [given, right] = [token, this.formToken].map((text) => createHmac('sha256', this.key).update(text).digest());
    return timingSafeEqual(given!, right!);
  }

  /** Forms that were shown before are void. */
  signIn(token: string, seconds: number): void {
    this.session = token;
    this.response.cookie(this.names.session, token, { ...this.options, maxAge: seconds * 1_000 });
    this.key = this.newKey();
  }

  /** Forms that were shown before are void. */
  signOut(): void {
    this.endSession();
    this.key = this.newKey();
  }

  endSession(): void {
    this.session = undefined;
    this.response.clearCookie(this.names.session, this.options);
  }

  private newKey(): string {
    const key = randomBytes(24).toString('base64url');
    this.response.cookie(this.names.key, key, this.options);
    return key;
  }
}

function cookiesOf({ headers }: Request): Map<string, string> {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    return [name.trim(), value.trim()] as const;
  });
  return new Map(pairs);
}
