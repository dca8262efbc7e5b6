import type { Request } from 'express';
import { type Catalogue, catalogues } from './generated/catalogues.js';
import { messageTools } from './generated/message-tools.js';

/** A language that pages are written in: what they say, and what says it. */
export interface Language extends Catalogue {
  /** BCP 47. */
  readonly tag: string;
  readonly direction: string;
  /** A moment in words, in UTC: a page without a script does not know where its reader is. */
  readonly time: (when: string | Date) => string;
}

export type LanguageTag = keyof typeof catalogues;

const tags = Object.keys(catalogues) as LanguageTag[];
const known = new Map<LanguageTag, Language>();

/** The first of these languages that there is; English where there is none of them. */
export function languageOf(...wanted: readonly (string | null | undefined)[]): Language {
  const tag = wanted.reduce<LanguageTag | undefined>((found, each) => found ?? tagOf(each), undefined) ?? 'en';
  const language = known.get(tag) ?? speak(tag);
  known.set(tag, language);
  return language;
}

/** The tag of a language that there is: `de-CH` reads German, `pt` Portuguese of Brazil, `zh-HK` the traditional script. */
export function tagOf(wanted: string | null | undefined): LanguageTag | undefined {
  if (!wanted) return undefined;
  const tag = wanted.replace(/^zh-(hant|hk|mo)\b.*/i, 'zh-TW').toLowerCase();
  const [language] = tag.split('-');
  return (
    tags.find((each) => each.toLowerCase() === tag) ??
    tags.find((each) => each.split('-')[0]!.toLowerCase() === language)
  );
}

/** What a request names as its language, then what a browser says that its reader reads, the most wanted first. */
export function languagesOfReader({ headers, query }: Pick<Request, 'headers' | 'query'>): string[] {
  const { lang } = query;
  const entries = (headers['accept-language'] ?? '')
    .split(',', 10)
    .map((entry) => /^([a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3})(?: ?; ?q=([\d.]{1,5}))?$/i.exec(entry.trim()))
    .flatMap((match) => (match ? [{ tag: match[1]!, weight: Number(match[2] ?? 1) }] : []));
  const reads = entries.sort((a, b) => b.weight - a.weight).map(({ tag }) => tag);
  return typeof lang === 'string' ? [lang, ...reads] : reads;
}

function speak(tag: LanguageTag): Language {
  // Our Serbian is in Latin letters; dates are to be as well.
  const tools = messageTools(tag === 'sr' ? 'sr-Latn' : tag);
  const catalogue: Catalogue = catalogues[tag](tools);
  const format = new Intl.DateTimeFormat(tools.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return {
    ...catalogue,
    tag: tools.locale,
    direction: catalogue.reading.direction,
    time: (when) => `${format.format(new Date(when))} UTC`,
  };
}
