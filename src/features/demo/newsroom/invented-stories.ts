import { namesByLanguage } from './names.js';
import { Random } from './random.js';
import { inventedTopics, type Topic } from './text/topics.js';

/** Where the invented stories lie: a name that no page can have, so nothing is ever fetched from it. */
export const inventedOrigin = 'https://news.example';

export interface InventedStory {
  readonly url: string;
  readonly topic: Topic;
  readonly title: string;
  readonly author: string;
  readonly section: string;
  /** How long ago it was published, in milliseconds. */
  readonly ageMs: number;
}

const dayMs = 86_400_000;

/** Stories beside the demo articles. The first are the same however many are asked for. */
export function inventStories(seed: string, count: number): InventedStory[] {
  return Array.from({ length: count }, (_, index) => {
    const random = Random.from(seed, 'story', index);
    const topic = random.pick(inventedTopics);
    const title = random.pick(topic.headline);
    const { given, family } = namesByLanguage.en;
    const author = `${random.pick(given)} ${random.pick(family)}`;
    const number = `${index}-${random.below(2 ** 32).toString(36)}`;
    const url = `${inventedOrigin}/${topic.section.toLowerCase()}/${slug(title)}-${number}`;
    return { url, topic, title, author, section: topic.section, ageMs: Math.round(random.between(4, 45) * dayMs) };
  });
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
