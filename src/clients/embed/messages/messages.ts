import { sentenceOf } from '../../shared/client-error.js';
import { messageTools } from '../../shared/message-tools.js';
import { type AccountMessages } from '../generated/account-messages.js';
import { type ReadingMessages, readingInEnglish } from '../generated/reading-messages.js';
import { type FollowingMessages } from '../generated/following-messages.js';
import { type RowMessages } from '../generated/row-messages.js';
import { type VisitMessages } from '../generated/visit-messages.js';
import { type WritingMessages } from '../generated/writing-messages.js';

/** Everything that a language says; its sections are fetched apart in English, together in others. */
export interface Catalogue {
  readonly reading: ReadingMessages;
  readonly visit: VisitMessages;
  readonly following: FollowingMessages;
  readonly writing: WritingMessages;
  readonly account: AccountMessages;
  readonly row: RowMessages;
}

/** What goes with the messages: the language they are in, for dates and numbers. */
export let tools = messageTools('en');
/** What a reader meets while reading, in the page's language; what comes later is in `following.ts` and `writing.ts`. */
export let messages: ReadingMessages = readingInEnglish(tools);
/** All messages in the page's language, where it is not English. */
export let catalogueOfPage: Catalogue | undefined;

let asked: Promise<void> | undefined;

/** Fetches the page's language, once; where there is none, or it cannot be fetched, English stays. */
export function useLanguage(wanted: string): Promise<void> {
  asked ??= /^en(?!-xa)/i.test(wanted) ? Promise.resolve() : speak(wanted).catch(() => undefined);
  return asked;
}

async function speak(wanted: string): Promise<void> {
  const { fetchLanguage } = await import('../../shared/language.js');
  const language = await fetchLanguage<Catalogue>(wanted);
  if (!language) return;
  tools = language.tools;
  catalogueOfPage = language.catalogue;
  messages = catalogueOfPage.reading;
}

/** What can be said before anything is there, else the server's sentence; see `visitFailureText`. */
export function failureText(code: string): string {
  const failures: Readonly<Record<string, string>> = messages.failures;
  return failures[code] ?? sentenceOf(code) ?? failures['INTERNAL']!;
}
