import lighthouse, { desktopConfig } from 'lighthouse';
import { launchChromium } from '../browser/chromium.js';
import { freePort } from '../harness/free-port.js';
import type { DemoTalk } from './demo-talk.js';
import type { Figure, Section } from './figure.js';
import { streamInView } from './stream-in-view.js';

const least = 95;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const mobile = { extends: 'lighthouse:default' } as const;

/**
 * Lighthouse's own judgement, of every audit in it, as a phone and as a desktop. It calculates how long things would
 * take on a slow network and processor instead of waiting for them, so that a busy machine changes little.
 */
export async function lighthouseScores(talk: DemoTalk): Promise<Section> {
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  try {
    // The comments are what the address leads to, as a headline's count of comments does.
    const url = `${talk.articleUrl('busy')}#comments`;
    const figures: Figure[] = [];
    for (const [device, preset] of [
      ['phone', mobile],
      ['desktop', desktopConfig],
    ] as const) {
      const onlyCategories = [...categories, ...Object.keys(streamInView.categories)];
      const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories }, { ...preset, ...streamInView });
      const { runtimeError, categories: scores } = result!.lhr;
      if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`);
      for (const { title, score } of Object.values(scores)) {
        figures.push({ name: `${device}: ${title}`, value: Math.round((score ?? 0) * 100), atLeast: least });
      }
    }
    return { title: 'Lighthouse on the demo article, at its comments', figures };
  } finally {
    await browser.close();
  }
}
