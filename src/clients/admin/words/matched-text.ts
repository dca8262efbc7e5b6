import { type TestWordsResult } from '../generated/operations.js';

export type Match = TestWordsResult['testWords']['matches'][number];

/** A stretch of a text with everything that matches there; matches may overlap. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  readonly matches: readonly Match[];
}

/** Cuts a text wherever a match begins or ends. */
export function segmentsOf(text: string, matches: readonly Match[]): Segment[] {
  const cuts = new Set([0, text.length, ...matches.flatMap(({ start, end }) => [start, end])]);
  const bounds = [...cuts].sort((one, two) => one - two);
  return bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1]!;
    const here = matches.filter((match) => match.start < end && match.end > start);
    return { start, text: text.slice(start, end), matches: here };
  });
}
