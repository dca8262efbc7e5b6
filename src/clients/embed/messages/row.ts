import { type RowMessages, rowInEnglish } from '../generated/row-messages.js';
import { catalogueOfPage, tools } from './messages.js';

/** What stands below every comment once it is painted. */
export const rowMessages: RowMessages = catalogueOfPage?.row ?? rowInEnglish(tools);

/** What a way to react is called: in the reader's language where it is one that every Talk has. */
export function reactionLabel({ kind, label }: { readonly kind: string; readonly label: string }): string {
  const known: Readonly<Record<string, string>> = rowMessages.reactionKinds;
  return Object.hasOwn(known, kind) ? known[kind]! : label;
}
