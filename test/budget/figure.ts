/** A line of what `npm run budget` prints; without a bar it only informs. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Printed where the bar is missed. */
  readonly because?: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}
