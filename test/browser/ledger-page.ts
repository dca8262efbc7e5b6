import type { Browser, Locator } from 'playwright-core';
import type { Person } from '../harness/newsroom.js';
import { BrowserPage } from './browser-page.js';

/** Somebody who is signed in to the console, at its ledger. */
export class LedgerPage extends BrowserPage {
  static async open(browser: Browser, consoleUrl: string, person: Person, role: string): Promise<LedgerPage> {
    const ledger = new LedgerPage(await BrowserPage.newPage(browser));
    const viewer = { id: person.id, username: 'somebody', role };
    const session = JSON.stringify({ token: person.token, expiresAt: '2099-01-01T00:00:00Z', viewer });
    await ledger.page.addInitScript(`sessionStorage.setItem('talk:admin-session', ${JSON.stringify(session)})`);
    await ledger.page.goto(consoleUrl);
    const screens = ledger.page.getByRole('navigation', { name: 'Screens' });
    await screens.getByRole('link', { name: 'Ledger' }).click();
    await ledger.row('Comment rejected').waitFor();
    return ledger;
  }

  row(text: string): Locator {
    return this.page.getByRole('table', { name: 'Ledger' }).getByRole('row').filter({ hasText: text });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
