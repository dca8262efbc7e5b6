import { tools } from '../messages/messages.js';

/** Those that newsrooms write in most; a list for another (or a region's, such as `de-AT`) is shown where there is one. */
const common =
  'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms mt nb nl nn pl pt ro ru sk sl sq sr sv sw th tr uk ur vi zh';

/** A language in the console's language. */
export function nameOfLanguage(tag: string): string {
  return new Intl.DisplayNames([tools.locale], { type: 'language' }).of(tag) ?? tag;
}

/** The languages to choose from, by name: apart from those that are named already. */
export function commonLanguages(except: readonly string[]): string[] {
  return sortedByName(common.split(' ').filter((tag) => !except.includes(tag)));
}

export function sortedByName(tags: readonly string[]): string[] {
  const collator = new Intl.Collator(tools.locale);
  return tags.toSorted((one, two) => collator.compare(nameOfLanguage(one), nameOfLanguage(two)));
}
