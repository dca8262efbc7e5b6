import { type AccountMessages, accountInEnglish } from '../generated/account-messages.js';
import { catalogueOfPage, tools } from './messages.js';
import { writingFailureText } from './writing.js';

/** What only somebody who looks after their account meets; fetched with it, when the page's language is known. */
export const accountMessages: AccountMessages = catalogueOfPage?.account ?? accountInEnglish(tools);

export function accountFailureText(code: string): string {
  const failures: Readonly<Record<string, string>> = accountMessages.failures;
  return Object.hasOwn(failures, code) ? failures[code]! : writingFailureText(code);
}

/** A day, as the language writes it. */
export function dayText(iso: string): string {
  return new Intl.DateTimeFormat(tools.locale, { dateStyle: 'medium' }).format(new Date(iso));
}
