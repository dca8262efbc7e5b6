import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** A page in a browser context of its own, so that two people of one test share nothing. */
export class BrowserPage {
  /** What the browser complained about: errors of scripts, of the policy, of the network. */
  readonly complaints: string[] = [];

  protected constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
    return context.newPage();
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Goes forward with Tab, as somebody without a mouse does, until the element has the focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let step = 0; step < 60; step++) {
      if (await isFocused(target)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(target)}.`);
  }

  /**
   * What axe finds wrong, shadow trees included: `rule: element`.
   *
   * @param except rules that do not apply
   */
  async accessibilityViolations(except: readonly string[] = []): Promise<string[]> {
    await this.page.evaluate(axeSource);
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
    const options = { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] };
    const { violations } = await this.page.evaluate<{ violations: readonly AxeViolation[] }>(
      `axe.run(document, ${JSON.stringify(options)})`,
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Whether the element itself has the focus; works through shadow roots. */
export async function isFocused(target: Locator): Promise<boolean> {
  if ((await target.count()) === 0) return false;
  return target.first().evaluate((element: unknown) => {
    const node = element as { getRootNode(): { activeElement: unknown } };
    return node.getRootNode().activeElement === node;
  });
}
