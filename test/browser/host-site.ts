import type { Browser } from 'playwright-core';
import type { Story } from '../../src/features/stories/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { StandInService } from '../harness/stand-in-service.js';
import { type StartOptions, startTalk, type TestTalk } from '../harness/start-talk.js';
import { launchChromium } from './chromium.js';
import { HostPage, type HostPageOptions } from './host-page.js';

/** A newsroom's site of another origin than Talk's, and a browser that opens its pages. */
export class HostSite {
  private readonly pages: HostPage[] = [];

  private constructor(
    readonly talk: TestTalk,
    readonly newsroom: Newsroom,
    /** Somebody who comments on it. */
    readonly reader: Person,
    private readonly browser: Browser,
    private readonly host: StandInService,
  ) {}

  static async open(options: StartOptions = {}): Promise<HostSite> {
    const [talk, browser, host] = await Promise.all([startTalk(options), launchChromium(), StandInService.start()]);
    const newsroom = new Newsroom(talk);
    await newsroom.site(host.url);
    return new HostSite(talk, newsroom, await newsroom.person(), browser, host);
  }

  /** Its origin. */
  get url(): string {
    return this.host.url;
  }

  /** Talk's origin. */
  get server(): string {
    return this.talk.url('web');
  }

  async page(options: HostPageOptions): Promise<HostPage> {
    const page = await HostPage.open(this.browser, this.host, options);
    this.pages.push(page);
    return page;
  }

  async storyWith(path: string, ...bodies: readonly string[]): Promise<Story> {
    const story = await this.newsroom.story(path, this.url);
    for (const body of bodies) await this.newsroom.post(this.reader, story.id, body);
    await this.talk.settled();
    return story;
  }

  async closePages(): Promise<void> {
    for (const page of this.pages.splice(0)) await page.close();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.host.stop();
    await this.talk.stop();
  }
}
