import { perLocale } from './per-locale.js';

const formatFor = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }));

/** Date and time in full, for a tooltip. */
export function fullTime(iso: string, locale?: string): string {
  return formatFor(locale).format(new Date(iso));
}
