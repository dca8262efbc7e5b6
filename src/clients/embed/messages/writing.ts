import { type WritingMessages, writingInEnglish } from '../generated/writing-messages.js';
import { type CommentStatus } from '../generated/operations.js';
import { catalogueOfPage, tools } from './messages.js';
import { visitFailureText } from './visit.js';

/** What only somebody who writes meets; fetched with the composer, when the page's language is known. */
export const writingMessages: WritingMessages = catalogueOfPage?.writing ?? writingInEnglish(tools);

/** What the author of a comment is told about where it stands; nothing about one that everybody sees. */
export function statusText(status: CommentStatus): string | undefined {
  return (writingMessages.statuses as Partial<Record<CommentStatus, string>>)[status];
}

export function writingFailureText(code: string): string {
  const failures: Readonly<Record<string, string>> = writingMessages.failures;
  return Object.hasOwn(failures, code) ? failures[code]! : visitFailureText(code);
}
