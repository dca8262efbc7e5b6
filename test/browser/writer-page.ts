import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { BrowserPage } from './browser-page.js';
import { ReaderPage } from './reader-page.js';

interface Session {
  readonly token: string;
  readonly expiresAt: Date;
  readonly viewer: { readonly id: string; readonly username: string; readonly role: string };
}

/** A reader who takes part: signed in from the beginning, unless there is no session. */
export class WriterPage extends ReaderPage {
  static async openAs(
    browser: Browser,
    articleUrl: string,
    session: Session | null,
    context: BrowserContextOptions = {},
  ): Promise<WriterPage> {
    const writer = new WriterPage(await BrowserPage.newPage(browser, context));
    if (session) {
      const { token, expiresAt, viewer } = session;
      const { id, username, role } = viewer;
      const stored = JSON.stringify({ token, expiresAt, viewer: { id, username, role } });
      const name = `talk:session:${new URL(articleUrl).origin}`;
      await writer.page.addInitScript(`localStorage.setItem(${JSON.stringify(name)}, ${JSON.stringify(stored)})`);
    }
    await writer.page.goto(articleUrl);
    // The comments are read when they come near.
    await writer.stream.scrollIntoViewIfNeeded();
    await writer.invitation.waitFor();
    return writer;
  }

  get editor(): Locator {
    return this.field('Your comment');
  }

  tool(name: string): Locator {
    return this.stream.getByRole('toolbar').getByRole('button', { name });
  }

  item(name: string | RegExp): Locator {
    return this.stream
      .getByRole('menu')
      .getByRole(/^I /.test(String(name)) ? 'menuitemcheckbox' : 'menuitem', { name });
  }

  /** What is said at a comment, not what is announced. */
  notice(text: RegExp): Locator {
    return this.stream.locator('.notice').filter({ hasText: text });
  }

  async openMenu(): Promise<void> {
    await this.button(/^More about/)
      .first()
      .click();
    await this.stream.getByRole('menu').waitFor();
  }

  async write(text: string): Promise<void> {
    await this.invitation.click();
    await this.editor.fill(text);
    await this.button('Post').click();
  }

  /** As if this HTML had been copied elsewhere. */
  async paste(html: string): Promise<void> {
    await this.page.evaluate(`(() => {
      const editor = document.querySelector('talk-comments').shadowRoot.querySelector('.editor');
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', ${JSON.stringify(html)});
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    })()`);
  }
}
