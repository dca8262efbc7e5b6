import type { TalkError } from '../../../core/errors/talk-error.js';
import { markup, type Markup } from '../../../core/text/markup.js';
import type { Language } from '../languages.js';

/** What a form says of an error: in its language, and where that has no words for it the error's own, as English. */
export function failureText(language: Language, error: TalkError): Markup {
  const { code, message, details } = error;
  const { pages, writing, account, visit, reading } = language;
  switch (code) {
    case 'COMMENT_TOO_LONG':
      return markup`${pages.tooLong(Number(details['max']))}`;
    case 'USER_SUSPENDED':
      return markup`${writing.standing.suspended(language.time(String(details['until'])))}`;
    case 'RATING_INVALID':
      return markup`${writing.failures.RATING_REQUIRED}`;
    case 'COMMENT_MAY_BREAK_RULES':
      return reasonsText(language, error);
  }
  const catalogues: readonly Readonly<Record<string, string>>[] = [
    pages.failures,
    writing.failures,
    account.failures,
    visit.failures,
    reading.failures,
  ];
  const own = catalogues.find((failures) => Object.hasOwn(failures, code));
  return own ? markup`${own[code]}` : inEnglish(language, message);
}

/** What a finding of review is called; the finding's own sentence says more, but in English. */
export function reasonText(language: Language, { code, detail }: { code: string; detail: string }): Markup {
  const reasons: Readonly<Record<string, string>> = language.writing.nudge.reasons;
  return language.tag !== 'en' && Object.hasOwn(reasons, code) ? markup`${reasons[code]}` : inEnglish(language, detail);
}

function reasonsText(language: Language, { details }: TalkError): Markup {
  const { codes, reasons } = details;
  const known: Readonly<Record<string, string>> = language.writing.nudge.reasons;
  const texts = Array.isArray(codes) ? codes.map(String).filter((code) => Object.hasOwn(known, code)) : [];
  const told =
    texts.length > 0 && language.tag !== 'en'
      ? markup`${texts.map((code) => known[code]).join(' ')}`
      : inEnglish(language, String(reasons));
  return markup`${language.writing.nudge.heading} ${told}`;
}

function inEnglish({ tag }: Language, text: string): Markup {
  return tag === 'en' ? markup`${text}` : markup`<span lang="en" dir="ltr">${text}</span>`;
}
