/** Of fewer readers nothing is said: "2 reading now" tells of a single person, and is no crowd. */
const fewestShown = 5;

/**
 * The number of readers as readers are told it: exact while it is small, rounded to two digits above thirty, so that it
 * does not jump about; null for too few.
 */
export function shownReaders(count: number): number | null {
  if (count < fewestShown) return null;
  if (count < 30) return count;
  const step = count < 100 ? 5 : 10 ** (Math.floor(Math.log10(count)) - 1);
  return Math.round(count / step) * step;
}
