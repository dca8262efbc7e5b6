import { perLocale } from './per-locale.js';

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number, upTo: number])[] = [
  ['second', 1, 45],
  ['minute', 60, 45 * 60],
  ['hour', 3600, 22 * 3600],
  ['day', 86_400, 7 * 86_400],
];

const dateFormatFor = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const relativeFormatFor = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/**
 * "now", "3 minutes ago", "yesterday", and the date once it is more than a week ago.
 * A clock that is behind the server's reads "now", never the future.
 */
export function relativeTime(iso: string, now: number, locale?: string): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  const step = steps.find(([, , upTo]) => seconds < upTo);
  if (!step) return dateFormatFor(locale).format(new Date(iso));
  const [unit, length] = step;
  return relativeFormatFor(locale).format(unit === 'second' ? 0 : -Math.max(1, Math.round(seconds / length)), unit);
}
