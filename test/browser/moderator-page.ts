import type { Browser, Locator } from 'playwright-core';
import { BrowserPage } from './browser-page.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A moderator in the console. */
export class ModeratorPage extends BrowserPage {
  static async open(browser: Browser, consoleUrl: string): Promise<ModeratorPage> {
    const moderator = new ModeratorPage(await BrowserPage.newPage(browser));
    await moderator.page.goto(consoleUrl);
    await moderator.page.getByLabel('E-mail').waitFor();
    return moderator;
  }

  /** By keyboard: the form has the focus when it appears. */
  async signIn({ email, password }: Credentials): Promise<void> {
    await this.tabTo(this.page.getByLabel('E-mail'));
    await this.type(email);
    await this.press('Tab');
    await this.type(password);
    await this.press('Enter');
    await this.queue('Pending').waitFor();
  }

  queue(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Queues' }).getByRole('link', { name });
  }

  get newComments(): Locator {
    return this.page.getByRole('button', { name: /Show .* new comment/ });
  }

  get status(): Locator {
    return this.page.getByRole('status');
  }

  card(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text });
  }
}
