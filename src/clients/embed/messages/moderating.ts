import { moderatingInEnglish, type ModeratingMessages } from '../generated/moderating-messages.js';
import { catalogueOfPage, tools } from './messages.js';
import { writingFailureText } from './writing.js';

/** What only moderators meet. In other languages than English it is a file of its own, which readers never fetch. */
export let moderatingMessages: ModeratingMessages = moderatingInEnglish(tools);

/** To be awaited before anything of it is shown; where the language cannot be fetched, English stays. */
export async function useModeratingLanguage(): Promise<void> {
  if (!catalogueOfPage) return;
  const { fetchSection } = await import('../../shared/language.js');
  moderatingMessages =
    (await fetchSection<ModeratingMessages>('moderating').catch(() => undefined)) ?? moderatingMessages;
}

export function moderatingFailureText(code: string): string {
  const failures: Readonly<Record<string, string>> = moderatingMessages.failures;
  return Object.hasOwn(failures, code) ? failures[code]! : writingFailureText(code);
}
