import { type VisitMessages, visitInEnglish } from '../generated/visit-messages.js';
import { catalogueOfPage, failureText, tools } from './messages.js';

/** What is met after the first paint; fetched with it, when the page's language is known. */
export const visitMessages: VisitMessages = catalogueOfPage?.visit ?? visitInEnglish(tools);

/** A text of ours, else the server's sentence. */
export function visitFailureText(code: string): string {
  const failures: Readonly<Record<string, string>> = visitMessages.failures;
  return Object.hasOwn(failures, code) ? failures[code]! : failureText(code);
}
