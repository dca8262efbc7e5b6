/** How a page names a story: by Talk's id, or by the address of its article. */
export type StoryName = readonly [kind: 'id' | 'url', value: string];

/** What `/api/counts` answers: numbers by the names that were asked for. */
export type StoryCounts = Readonly<Partial<Record<StoryName[0], Readonly<Record<string, number>>>>>;

const mostStories = 100;
/** Characters: longer addresses are refused by proxies. */
const longestSearch = 6_000;

/**
 * The query strings to ask, one wherever that is possible. Names are asked once and in one order, so that all readers of
 * a page ask the same and caches can answer.
 */
export function searchesFor(names: readonly StoryName[]): string[] {
  const pairs = [...new Set(names.map(([kind, value]) => `${kind}=${encodeURIComponent(value)}`))].sort();
  const searches: string[] = [];
  let stories = mostStories;
  for (const pair of pairs) {
    const last = searches.length - 1;
    if (stories++ < mostStories && searches[last]!.length + pair.length < longestSearch) searches[last] += `&${pair}`;
    else stories = searches.push(pair) && 1;
  }
  return searches;
}

/**
 * A count in words: `#` stands for the number.
 *
 * @param templateOf by the language's plural category (`one`, `few`, `other` …); `zero` also for none at all
 * @param language of the text around it; one that the browser does not know is taken for its own
 */
export function countText(
  count: number,
  language: string | undefined,
  templateOf: (category: string) => string | undefined,
): string {
  const locale = knownLocale(language);
  const template =
    (count ? undefined : templateOf('zero')) ??
    templateOf(new Intl.PluralRules(locale).select(count)) ??
    templateOf('other') ??
    '#';
  return template.replace('#', new Intl.NumberFormat(locale).format(count));
}

function knownLocale(language: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
