import { Controller, Get, Header, Query } from '@nestjs/common';
import { parseUrl } from '../../../core/http/parse-url.js';
import { authError } from '../auth.errors.js';
import { SignInCodes } from '../hand-over/sign-in-codes.service.js';
import { accountPage, accountPagePolicy } from './account-page.js';

/** The reader's account as a page of its own, and where pages of the newsroom send people to sign in. */
@Controller('account')
export class AccountPageController {
  constructor(private readonly codes: SignInCodes) {}

  /**
   * @param returnUrl the page to go back to when signed in
   * @param origin that of the page which has opened this one as a pop-up
   * @throws RETURN_NOT_PERMITTED, so that the page never even offers a way to somewhere else
   */
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', accountPagePolicy)
  @Header('Cache-Control', 'no-store')
  // Helmet's default would cut a pop-up off from the page that has opened it.
  @Header('Cross-Origin-Opener-Policy', 'unsafe-none')
  async show(@Query('return') returnUrl?: string, @Query('origin') origin?: string): Promise<string> {
    const origins = [origin, returnUrl === undefined ? undefined : (parseUrl(returnUrl)?.origin ?? 'null')];
    for (const each of origins) {
      if (each !== undefined && !(await this.codes.mayReturnTo(each))) throw authError('RETURN_NOT_PERMITTED');
    }
    return accountPage;
  }
}
