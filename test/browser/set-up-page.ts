import type { Browser } from 'playwright-core';
import { BrowserPage } from './browser-page.js';
import type { Credentials } from './moderator-page.js';

/** The set-up form of a Talk that nobody has set up yet. */
export class SetUpPage extends BrowserPage {
  static async open(browser: Browser, consoleUrl: string): Promise<SetUpPage> {
    const setUp = new SetUpPage(await BrowserPage.newPage(browser));
    await setUp.page.goto(consoleUrl);
    await setUp.page.getByLabel('Set-up code').waitFor();
    return setUp;
  }

  async fill(code: string, username: string, { email, password }: Credentials): Promise<void> {
    await this.page.getByLabel('Set-up code').fill(code);
    await this.page.getByLabel('Name', { exact: true }).fill('The Harbour Courier');
    await this.page.getByLabel('User name').fill(username);
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Set up' }).click();
  }
}
