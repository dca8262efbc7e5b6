import { sentenceOf } from '../../shared/client-error.js';
import { type MessageTools, messageTools } from '../../shared/message-tools.js';
import { type AccountMessages } from '../generated/account-messages.js';
import { type ReadingMessages, readingInEnglish } from '../generated/reading-messages.js';
import { type FollowingMessages } from '../generated/following-messages.js';
import { type RowMessages } from '../generated/row-messages.js';
import { type VisitMessages } from '../generated/visit-messages.js';
import { type WritingMessages } from '../generated/writing-messages.js';

/** Tags of the languages beside English that this build has, and what their files are versioned by. */
declare const __LANGUAGES__: string;
declare const __LANGUAGES_VERSION__: string;

interface Catalogue {
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
  asked ??= fetchLanguage(languageFor(wanted)).catch(() => undefined);
  return asked;
}

async function fetchLanguage(tag: string | undefined): Promise<void> {
  if (!tag) return;
  // Not `new URL(…, import.meta.url)`: the bundler would look for what that names.
  const folder = import.meta.url.replace(/[^/]*$/, 'assets/locales/');
  const url = `${folder}${tag}.js?${__LANGUAGES_VERSION__}`;
  const { catalogue } = (await import(/* @vite-ignore */ url)) as { catalogue: (tools: MessageTools) => Catalogue };
  tools = messageTools(tag);
  catalogueOfPage = catalogue(tools);
  messages = catalogueOfPage.reading;
}

/** `de-CH` reads German, `pt` Portuguese of Brazil, `zh-HK` and `zh-Hant` the traditional script. */
function languageFor(wanted: string): string | undefined {
  const tag = wanted.replace(/^zh-(hant|hk|mo)\b.*/i, 'zh-TW').toLowerCase();
  const [language] = tag.split('-');
  const tags = __LANGUAGES__.split(' ');
  return (
    tags.find((each) => each.toLowerCase() === tag) ??
    (language === 'en' ? undefined : tags.find((each) => each.split('-')[0] === language))
  );
}

/** A text of ours, else the server's sentence. */
export function failureText(code: string): string {
  const failures: Readonly<Record<string, string>> = messages.failures;
  return (Object.hasOwn(failures, code) && failures[code]) || sentenceOf(code) || failures['INTERNAL']!;
}
