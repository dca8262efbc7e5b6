import { cleanText } from '../../core/text/clean-text.js';
import { foldPhrase } from './matching/phrase.js';
import type { WordListKind } from './matching/word-matcher.js';

/** A list is for all sites of the organisation, or for the site with this id. */
export const organisation = 'organisation';

/** Which list: what finding its words means, for whom, and for text in which language (absent: in any). */
export interface WordListAddress {
  readonly kind: WordListKind;
  readonly scope: string;
  /** Such as `de` or `en-GB`. */
  readonly language?: string;
}

export interface WordEntry {
  /** As entered. */
  readonly phrase: string;
  readonly category?: string;
  readonly note?: string;
}

/** One version of a list without its entries. Versions count from 1; version 0 is a list nobody has written yet. */
export interface WordListVersion extends WordListAddress {
  readonly version: number;
  readonly count: number;
  readonly added: number;
  readonly removed: number;
  /** A person's id, or `system:` and what acted. */
  readonly changedBy?: string;
  readonly changedAt?: Date;
  /** The version that this one brought back. */
  readonly restoredFrom?: number;
}

export interface WordList extends WordListVersion {
  /** Sorted by what they are read as, no two alike. */
  readonly entries: readonly WordEntry[];
}

/** A version as somebody wrote it; version 0 nobody wrote. */
export type WrittenWordList = WordList & Required<Pick<WordList, 'changedBy' | 'changedAt'>>;

/** One version of one list. */
export interface VersionKey {
  readonly listKey: string;
  readonly version: number;
}

export const bounds = { entries: 20_000, phrase: 100, category: 40, note: 200, bytes: 12_000_000 } as const;

const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;

export function isLanguage(language: string): boolean {
  return languageTag.test(language);
}

/** The list's name, in which its versions are numbered. */
export function listKey({ kind, scope, language }: WordListAddress): string {
  return `${kind}/${scope}/${language ?? '*'}`;
}

/** A version's `_id`. */
export function versionName({ listKey, version }: VersionKey): string {
  return `${listKey}@${version}`;
}

export function emptyList(address: WordListAddress): WordList {
  return { ...address, version: 0, count: 0, added: 0, removed: 0, entries: [] };
}

/** A list for `en` is for `en-GB` too, one for `en-GB` is not for `en`, one without a language is for every text. */
export function isFor(list: WordListAddress, language: string | undefined): boolean {
  if (list.language === undefined) return true;
  return language !== undefined && (language === list.language || language.startsWith(`${list.language}-`));
}

/** What a phrase is read as; phrases with the same reading are one. Of one with nothing to look for, itself. */
export function readingOf(phrase: string): string {
  const folded = foldPhrase(phrase);
  return typeof folded === 'string' ? phrase : folded.reading;
}

/** @returns the entry as it is stored, or the sentence that says what is wrong with it */
export function checkedEntry({ phrase, category, note }: WordEntry): WordEntry | string {
  const [trimmed, kind, remark] = [phrase, category ?? '', note ?? ''].map((text) => cleanText(text).trim()) as [
    string,
    string,
    string,
  ];
  if (trimmed.length === 0) return 'The phrase is empty.';
  if (trimmed.length > bounds.phrase) return `The phrase is longer than ${bounds.phrase} characters.`;
  if (kind.length > bounds.category) return `The category is longer than ${bounds.category} characters.`;
  if (remark.length > bounds.note) return `The note is longer than ${bounds.note} characters.`;
  const folded = foldPhrase(trimmed);
  if (typeof folded === 'string') return `The phrase ${folded}.`;
  return { phrase: trimmed, ...(kind && { category: kind }), ...(remark && { note: remark }) };
}
