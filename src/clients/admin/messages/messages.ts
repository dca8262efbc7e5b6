import { sentenceOf } from '../../shared/client-error.js';
import { messageTools } from '../../shared/message-tools.js';
import { type AccountMessages } from '../generated/account-messages.js';
import { type AppealsMessages } from '../generated/appeals-messages.js';
import { type CasesMessages } from '../generated/cases-messages.js';
import { consoleInEnglish, type ConsoleMessages } from '../generated/console-messages.js';
import { type InstallMessages } from '../generated/install-messages.js';
import { type LedgerMessages } from '../generated/ledger-messages.js';
import { type ModerateMessages } from '../generated/moderate-messages.js';
import { type NoticesMessages } from '../generated/notices-messages.js';
import { type WordsMessages } from '../generated/words-messages.js';

/** Everything that a language says; its sections come with their screens in English, together in other languages. */
export interface Catalogue {
  readonly console: ConsoleMessages;
  readonly account: AccountMessages;
  readonly install: InstallMessages;
  readonly moderate: ModerateMessages;
  readonly cases: CasesMessages;
  readonly appeals: AppealsMessages;
  readonly notices: NoticesMessages;
  readonly ledger: LedgerMessages;
  readonly words: WordsMessages;
}

/** What goes with the messages: the language they are in, for dates and numbers. */
export let tools = messageTools('en');
/** What all screens have in common. */
export let messages: ConsoleMessages = consoleInEnglish(tools);
/** All messages in the console's language, where it is not English. */
export let catalogue: Catalogue | undefined;

/** To be awaited before anything is shown; where the language is not there, or cannot be fetched, English stays. */
export async function speak(wanted: string): Promise<void> {
  if (/^en(?!-xa)/i.test(wanted)) return;
  const { fetchLanguage } = await import('../../shared/language.js');
  const language = await fetchLanguage<Catalogue>(wanted).catch(() => undefined);
  if (!language) return;
  tools = language.tools;
  catalogue = language.catalogue;
  messages = catalogue.console;
}

/** A screen's own text for a code, else what all have in common, else the server's sentence. */
export function failureText(code: string, own: Readonly<Record<string, string>> = {}): string {
  const common: Readonly<Record<string, string>> = messages.failures;
  for (const failures of [own, common]) if (Object.hasOwn(failures, code)) return failures[code]!;
  return sentenceOf(code) ?? common['INTERNAL']!;
}
