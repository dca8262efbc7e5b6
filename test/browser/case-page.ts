import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { AuthService } from '../../src/features/auth/index.js';
import { UsersQueries } from '../../src/features/users/index.js';
import type { Person } from '../harness/newsroom.js';
import type { TestTalk } from '../harness/start-talk.js';
import { BrowserPage } from './browser-page.js';

interface Visit {
  /** Below `/admin`. */
  readonly path: string;
  readonly context?: BrowserContextOptions;
}

/** A screen of the console on which cases are decided, such as appeals, with a moderator signed in. */
export class CasePage extends BrowserPage {
  static async open(browser: Browser, talk: TestTalk, person: Person, { path, context }: Visit): Promise<CasePage> {
    const user = (await talk.get(UsersQueries, 'web').byId(person.id))!;
    const viewer = { id: user.id, username: user.username, role: user.role };
    const session = { ...(await talk.get(AuthService, 'web').issue(user)), viewer };
    const opened = new CasePage(await BrowserPage.newPage(browser, context));
    const kept = JSON.stringify(JSON.stringify(session));
    await opened.page.addInitScript(`localStorage.setItem('talk:admin-session', ${kept})`);
    await opened.page.goto(`${talk.url('web')}/admin${path}`);
    return opened;
  }

  card(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  tab(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Queues' }).getByRole('link', { name, exact: true });
  }

  get status(): Locator {
    return this.page.getByRole('status');
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  /** Whether something stands out at the side, so that the page scrolls both ways. */
  isTooWide(): Promise<boolean> {
    return this.page.evaluate('document.documentElement.scrollWidth > innerWidth');
  }
}
