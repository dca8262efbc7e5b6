import { relativeTime } from './relative-time.js';

describe(relativeTime.name, () => {
  const now = Date.parse('2026-05-10T12:00:00Z');

  it.each([
    ['2026-05-10T12:00:09Z', 'now'],
    ['2026-05-10T11:59:30Z', 'now'],
    ['2026-05-10T11:59:00Z', '1 minute ago'],
    ['2026-05-10T11:20:00Z', '40 minutes ago'],
    ['2026-05-10T11:10:00Z', '1 hour ago'],
    ['2026-05-09T12:00:00Z', 'yesterday'],
    ['2026-05-06T12:00:00Z', '4 days ago'],
    ['2026-05-01T12:00:00Z', 'May 1, 2026'],
  ])('reads %s as "%s"', (iso, text) => {
    expect(relativeTime(iso, now, 'en')).toBe(text);
  });
});
