import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { BrowserPage } from './browser-page.js';

/** A reader at a demo article: what they see of the stream and do with it, in their words. */
export class ReaderPage extends BrowserPage {
  static async open(browser: Browser, articleUrl: string): Promise<ReaderPage> {
    const reader = new ReaderPage(await BrowserPage.newPage(browser));
    await reader.page.goto(articleUrl);
    // The comments are read when they come near.
    await reader.stream.scrollIntoViewIfNeeded();
    await reader.invitation.waitFor();
    return reader;
  }

  /** As if the newsroom's page were in this language, which is the stream's then too. */
  static async openIn(
    browser: Browser,
    articleUrl: string,
    language: string,
    context: BrowserContextOptions = {},
  ): Promise<ReaderPage> {
    const reader = new ReaderPage(await BrowserPage.newPage(browser, context));
    const direction = ['ar', 'he'].includes(language) ? 'rtl' : 'ltr';
    await reader.page.route(articleUrl, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('<html lang="en">', `<html lang="${language}" dir="${direction}">`);
      await route.fulfill({ response, body });
    });
    await reader.page.goto(articleUrl);
    await reader.stream.scrollIntoViewIfNeeded();
    await reader.stream.getByRole('combobox').waitFor();
    return reader;
  }

  get stream(): Locator {
    return this.page.locator('talk-comments');
  }

  get invitation(): Locator {
    return this.stream.getByRole('button', { name: 'Join the conversation' });
  }

  get heading(): Locator {
    return this.stream.getByRole('heading', { level: 2 });
  }

  get newComments(): Locator {
    return this.stream.getByRole('button', { name: /new comments?/ });
  }

  get removedLine(): Locator {
    return this.stream.getByText('This comment was removed.', { exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.stream.getByRole('button', { name });
  }

  field(label: string): Locator {
    return this.stream.getByRole('textbox', { name: label });
  }

  /** The comment with this text, without its replies' texts getting in the way. */
  comment(text: string): Locator {
    return this.stream
      .getByRole('article')
      .filter({ has: this.page.locator('.body', { hasText: text }) })
      .last();
  }

  /** Writes first and makes an account when asked, as somebody new does. */
  async postAsNewcomer(text: string, username: string): Promise<void> {
    await this.invitation.click();
    await this.field('Your comment').fill(text);
    await this.button('Sign in to post').click();
    await this.button(/New here/).click();
    await this.field('Name shown').fill(username);
    await this.field('E-mail').fill(`${username}@example.org`);
    await this.stream.getByLabel('Password').fill('correct horse battery');
    await this.button('Create account').click();
    await this.button('Create account').waitFor({ state: 'detached' });
    await this.comment(text).waitFor();
  }
}
