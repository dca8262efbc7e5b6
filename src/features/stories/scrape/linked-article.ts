/** An article as schema.org's JSON-LD describes it: texts and addresses as written. */
export interface LinkedArticle {
  readonly headline?: string;
  readonly images: readonly string[];
  readonly authors: readonly string[];
  readonly section?: string;
  readonly published?: string;
  readonly url?: string;
  readonly language?: string;
}

type Thing = Readonly<Record<string, unknown>>;

/** Things looked at in all of a page's JSON-LD together. */
const maxThings = 2_000;
/** Values looked at where a property has several. */
const maxValues = 10;

const otherArticleTypes: readonly string[] = ['BlogPosting', 'LiveBlogPosting', 'SocialMediaPosting', 'Report'];

/** Finds the article in the texts of a page's JSON-LD scripts: the first thing of an article's type. */
export function findLinkedArticle(scripts: readonly string[]): LinkedArticle | undefined {
  const things = thingsOf(scripts.map(parseJson));
  const article = things.find((thing) => listOf(thing['@type']).some(isArticleType));
  if (article === undefined) return undefined;

  const named = new Map(things.map((thing) => [thing['@id'], thing]));
  const values = (property: string) => listOf(article[property]).map((value) => resolve(value, named));
  const texts = (properties: readonly string[], keys: readonly string[]) =>
    properties.flatMap((property) => values(property).flatMap((value) => textsOf(value, keys)));
  return {
    headline: texts(['headline', 'name'], ['@value'])[0],
    images: texts(['image', 'thumbnailUrl'], ['url', 'contentUrl']),
    authors: texts(['author'], ['name']),
    section: texts(['articleSection'], ['name', '@value'])[0],
    published: texts(['datePublished', 'dateCreated'], ['@value'])[0],
    url: texts(['url', 'mainEntityOfPage'], ['@id', 'url'])[0],
    language: texts(['inLanguage'], ['alternateName', '@value', 'name'])[0],
  };
}

/** Broken JSON is common: line breaks inside strings are mended, anything else is no description at all. */
function parseJson(text: string): unknown {
  for (const attempt of [text, text.replace(/\p{Cc}/gu, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      continue;
    }
  }
  return undefined;
}

/** All things on the way to an article, in the page's order, without recursion: how deep they nest is the page's choice. */
function thingsOf(roots: readonly unknown[]): Thing[] {
  const things: Thing[] = [];
  const waiting: unknown[] = [...roots].reverse();
  while (waiting.length > 0 && things.length < maxThings) {
    const value = waiting.pop();
    if (Array.isArray(value)) waiting.push(...(value as unknown[]).slice(0, maxThings).reverse());
    if (!isThing(value)) continue;
    things.push(value);
    waiting.push(value['mainEntityOfPage'], value['mainEntity'], value['@graph']);
  }
  return things;
}

/** Follows a reference to a thing described elsewhere on the page. */
function resolve(value: unknown, named: ReadonlyMap<unknown, Thing>): unknown {
  if (!isThing(value) || typeof value['@id'] !== 'string') return value;
  return { ...named.get(value['@id']), ...value };
}

function textsOf(value: unknown, keys: readonly string[]): string[] {
  const values = isThing(value) ? [keys.map((key) => listOf(value[key])[0]).find(isText)] : [value];
  return values.filter(isText);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, maxValues) : [value];
}

function isArticleType(type: unknown): boolean {
  const name = typeof type === 'string' ? type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1) : '';
  return name.endsWith('Article') || otherArticleTypes.includes(name);
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
