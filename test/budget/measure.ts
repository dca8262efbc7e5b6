import { DemoTalk } from './demo-talk.js';
import type { Section } from './figure.js';
import { firstVisit } from './first-visit.js';
import { largeStory } from './large-story.js';
import { lighthouseScores } from './lighthouse-scores.js';

const measurements = [firstVisit, largeStory, lighthouseScores];

/** What only a browser at a running Talk can tell, one section after the other. */
export async function* measuredSections(): AsyncGenerator<Section> {
  const talk = await DemoTalk.start();
  try {
    for (const measure of measurements) yield await measure(talk);
  } finally {
    await talk.stop();
  }
}
