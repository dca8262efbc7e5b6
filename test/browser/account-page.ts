import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { BrowserPage } from './browser-page.js';

/** The account as a page of its own, or as a window that a newsroom's page has opened. */
export class AccountPage extends BrowserPage {
  static async open(browser: Browser, url: string, context: BrowserContextOptions = {}): Promise<AccountPage> {
    const account = new AccountPage(await BrowserPage.newPage(browser, context));
    await account.page.goto(url);
    return account;
  }

  static of(page: Page): AccountPage {
    return new AccountPage(page);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.button('Sign in').click();
  }
}
