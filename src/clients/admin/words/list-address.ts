import { type WordListKind } from '../generated/operations.js';

/** Which list: what finding its words means, for which site (null: all), for text in which language (null: any). */
export interface ListAddress {
  readonly kind: WordListKind;
  readonly siteID: string | null;
  readonly language: string | null;
}

export const kinds: readonly WordListKind[] = ['BANNED', 'SUSPECT'];
const allSites = 'all';
const anyLanguage = 'any';

/** The list that a path of the console names, for example `/words/suspect/all/de`; what it leaves out is the widest. */
export function addressAt(path: string): ListAddress {
  const [kind, site = allSites, language = anyLanguage] = path.split('/').slice(2).map(decodeURIComponent);
  return {
    kind: kind === 'suspect' ? 'SUSPECT' : 'BANNED',
    siteID: site === allSites ? null : site,
    language: language === anyLanguage ? null : language,
  };
}

export function pathOf({ kind, siteID, language }: ListAddress): string {
  const parts = [kind.toLowerCase(), siteID ?? allSites, language ?? anyLanguage];
  return `/words/${parts.map(encodeURIComponent).join('/')}`;
}
