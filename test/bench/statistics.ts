/** The middle value, or the mean of the middle two. NaN where there is none. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Between the two nearest ranks where none is hit exactly. NaN where there is no value. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = ((sorted.length - 1) * percent) / 100;
  const [below, above] = [sorted[Math.floor(rank)] ?? NaN, sorted[Math.ceil(rank)] ?? NaN];
  return below + (above - below) * (rank - Math.floor(rank));
}
