import { Controller, Get, Header, Req } from '@nestjs/common';
import type { Request } from 'express';
import { parseUrl } from '../../../core/http/parse-url.js';
import { authError } from '../auth.errors.js';
import { SignInCodes } from '../hand-over/sign-in-codes.service.js';
import { accountPage, accountPagePolicy } from './account-page.js';

/** The reader's account as a page of its own, and where pages of the newsroom send people to sign in. */
@Controller('account')
export class AccountPageController {
  constructor(private readonly codes: SignInCodes) {}

  /**
   * The query may name the page to go back to (`return`), or the origin of the page that has opened this one (`origin`).
   *
   * @throws RETURN_NOT_PERMITTED, so that the page never even offers a way to somewhere else
   */
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', accountPagePolicy)
  @Header('Cache-Control', 'no-store')
  // Helmet's default would cut a pop-up off from the page that has opened it.
  @Header('Cross-Origin-Opener-Policy', 'unsafe-none')
  async show(@Req() { originalUrl }: Request): Promise<string> {
    for (const origin of originsNamedIn(originalUrl)) {
      if (!(await this.codes.mayReturnTo(origin))) throw authError('RETURN_NOT_PERMITTED');
    }
    return accountPage;
  }
}

/** Read as the page's own script reads them, and all of them: what is checked here is what is used there. */
function originsNamedIn(address: string): string[] {
  const query = new URLSearchParams(address.split('?').slice(1).join('?'));
  return [...query.getAll('origin'), ...query.getAll('return').map((url) => parseUrl(url)?.origin ?? 'null')];
}
