import type { CookieOptions, Request, Response } from 'express';
import { ReaderCookies } from './reader-cookies.js';

describe(ReaderCookies, () => {
  const visit = (cookie: string | undefined, isSecure: boolean) => {
    const set: { name: string; value: string; options: CookieOptions }[] = [];
    const response = {
      cookie: (name: string, value: string, options: CookieOptions) => set.push({ name, value, options }),
      clearCookie: (name: string, options: CookieOptions) => set.push({ name, value: '', options }),
    };
    const request = { headers: cookie === undefined ? {} : { cookie } } as Request;
    return { cookies: new ReaderCookies(request, response as unknown as Response, isSecure), set };
  };

  it('belong to this host alone where it is reached by https', () => {
    const { cookies, set } = visit('talk-session=of-another-host', true);
    expect(cookies.session).toBeUndefined();
    cookies.signIn('token', 60);
    const options = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' };
    expect(set).toEqual([
      { name: '__Host-talk-form', value: expect.any(String) as string, options },
      { name: '__Host-talk-session', value: 'token', options: { ...options, maxAge: 60_000 } },
      { name: '__Host-talk-form', value: expect.any(String) as string, options },
    ]);
  });

  it('know their forms again, until somebody signs in or out', () => {
    const first = visit(undefined, false);
    const { value } = first.set[0]!;
    const again = visit(`a=b; talk-form=${value}; talk-session=token`, false);
    expect(again.set).toEqual([]);
    expect(again.cookies.session).toBe('token');
    expect(again.cookies.isFormToken(first.cookies.formToken)).toBe(true);
    expect(first.cookies.formToken).not.toContain(value);
    again.cookies.signOut();
    expect(again.cookies.isFormToken(first.cookies.formToken)).toBe(false);
    expect(visit('talk-form=short', false).set).toHaveLength(1);
  });
});
