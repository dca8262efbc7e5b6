import { countText, searchesFor, type StoryCounts, type StoryName } from './story-counts.js';

/**
 * Puts the numbers of comments where a page wants them: into every element with `data-talk-count`. It names its story by
 * `data-talk-url` or `data-talk-id`; without either it is this page's own. Words come from `data-talk-one`,
 * `data-talk-other` and the other plural categories (`# comments`), on the element or for all on the script; without any
 * it is the bare number.
 *
 * Pages made for Coral stay as they are: `.coral-count` with `data-coral-url`, `data-coral-id`, `data-coral-notext`.
 */
const script = (document.currentScript ??
  document.querySelector('script[type=module][src$="/count.js"]')) as HTMLScriptElement | null;
const server = new URL(script?.src || location.href).origin;

const coralText: Readonly<Record<string, string>> = { one: '# Comment', other: '# Comments' };

interface Place {
  readonly element: HTMLElement;
  readonly name: StoryName;
}

/** None for an element whose address is none. */
function placeOf(element: HTMLElement): Place[] {
  const { talkId, talkUrl, coralId, coralUrl } = element.dataset;
  const id = talkId ?? coralId;
  if (id) return [{ element, name: ['id', id] }];
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  try {
    const url = new URL(talkUrl || coralUrl || canonical || location.href, document.baseURI);
    url.hash = '';
    return [{ element, name: ['url', url.href] }];
  } catch {
    return [];
  }
}

function show(element: HTMLElement, count: number): void {
  const { dataset } = element;
  const isCoral = !('talkCount' in dataset) && dataset.coralNotext !== 'true';
  element.textContent = countText(count, element.closest<HTMLElement>('[lang]')?.lang, (category) => {
    const name = `talk${category[0]!.toUpperCase()}${category.slice(1)}`;
    return dataset[name] ?? script?.dataset[name] ?? (isCoral ? coralText[category] : undefined);
  });
}

/** Asks for all counts of the page as it is now. What cannot be had leaves its place as it was. */
async function updateCounts(): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>('[data-talk-count],.coral-count')].flatMap(placeOf);
  const searches = searchesFor(places.map(({ name }) => name));
  await Promise.allSettled(
    searches.map(async (search) => {
      const response = await fetch(`${server}/api/counts?${search}`, { credentials: 'omit' });
      const counts = (await response.json()) as StoryCounts;
      for (const { element, name } of places) {
        const count = counts[name[0]]?.[name[1]];
        if (typeof count === 'number') show(element, count);
      }
    }),
  );
}

const page = globalThis as { Talk?: object };
page.Talk = Object.assign(page.Talk ?? {}, { updateCounts });

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void updateCounts());
else void updateCounts();
