import type { Browser, BrowserContextOptions } from 'playwright-core';
import { AuthService } from '../../src/features/auth/index.js';
import { articles } from '../../src/features/demo/article/articles.js';
import { UsersQueries } from '../../src/features/users/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import type { BrowserPage } from './browser-page.js';
import { launchChromium } from './chromium.js';
import { WriterPage } from './writer-page.js';

/** Talk's own demo articles, and people who read and write below them. */
export class DemoSite {
  private readonly pages: BrowserPage[] = [];

  private constructor(
    readonly talk: TestTalk,
    readonly newsroom: Newsroom,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<DemoSite> {
    const [talk, browser] = await Promise.all([startTalk({ topology: 'one' }), launchChromium()]);
    const newsroom = new Newsroom(talk);
    await newsroom.site(talk.url('web'));
    return new DemoSite(talk, newsroom, browser);
  }

  /** The address of an article. */
  address(index: number): string {
    return `${this.talk.url('web')}/demo/${articles[index]!.slug}`;
  }

  async story(index: number): Promise<string> {
    return (await this.newsroom.story(`/demo/${articles[index]!.slug}`, this.talk.url('web'))).id;
  }

  /** A minute after whatever was written before. @returns its id */
  async post(author: Person, storyID: string, body: string, parentID?: string): Promise<string> {
    this.talk.clock.advance(60_000);
    const { comment } = await this.newsroom.post(author, storyID, body, parentID ? { parentID } : {});
    return comment.id;
  }

  /** The article, with somebody signed in, or nobody. */
  async visit(index: number, person: Person | null, context: BrowserContextOptions = {}): Promise<WriterPage> {
    await this.talk.settled();
    const user = person && (await this.talk.get(UsersQueries).byId(person.id));
    const session = user ? { ...(await this.talk.get(AuthService).issue(user)), viewer: user } : null;
    const page = this.closing(await WriterPage.openAs(this.browser, this.address(index), session, context));
    await page.button(/^Sign (in|out)$/).waitFor();
    return page;
  }

  /** Closes the page with the others. */
  closing<Opened extends BrowserPage>(page: Opened): Opened {
    this.pages.push(page);
    return page;
  }

  async closePages(): Promise<void> {
    for (const page of this.pages.splice(0)) await page.close();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.talk.stop();
  }
}
