const maxLength = 100;
const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:[.,]\d{1,9})?\s?(?:(Z)|([+-]\d{2}):?(\d{2})?)?)?$/i;

/**
 * A date as pages write it, ISO 8601: `2026-11-23`, with a time and an offset or without. One without an offset is UTC.
 * Anything else, a 30th of February or a year out of the web's range included, is undefined.
 */
export function parseDate(text: string): Date | undefined {
  const parts = text.length > maxLength ? null : isoDate.exec(text.trim());
  if (!parts) return undefined;
  const [, year, month, day, time = '00:00', seconds = ':00', , offsetHours, offsetMinutes = '00'] = parts;
  const calendarDay = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(calendarDay.getTime()) || calendarDay.getUTCDate() !== Number(day)) return undefined;
  if (Number(year) < 1900 || Number(year) > 2200) return undefined;

  const offset = offsetHours === undefined ? 'Z' : `${offsetHours}:${offsetMinutes}`;
  const date = new Date(`${year}-${month}-${day}T${time}${seconds}${offset}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
