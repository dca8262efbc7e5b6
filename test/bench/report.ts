export interface Aim {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One line of the table: what Talk does beside what its bare baseline does. */
export interface Row {
  readonly figure: string;
  readonly talk: string;
  readonly bare?: string;
  readonly ratio?: number;
  readonly aim?: Aim;
  /** What the aim is about, where it is not the ratio. */
  readonly aimed?: number;
  /** Printed below. */
  readonly note?: string;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

const heads = ['', 'Talk', 'bare', 'ratio', 'aim', ''] as const;

/** The table as text, one block a scenario. */
export function printTable(sections: readonly Section[]): string {
  const all = [heads, ...sections.flatMap(({ rows }) => rows.map(cellsOf))];
  const widths = heads.map((_, column) => Math.max(...all.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return sections
    .map(({ title, rows }) => [title, line(heads), ...rows.flatMap((row) => [line(cellsOf(row)), ...noteOf(row)])])
    .map((lines) => lines.map((text) => text.trimEnd()).join('\n'))
    .join('\n\n');
}

/** Three significant digits, with thousands set apart. */
export function figure(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

function noteOf({ note }: Row): string[] {
  return note === undefined ? [] : [`    (${note})`];
}

function cellsOf({ figure: name, talk, bare = '', ratio, aim, aimed = ratio }: Row): string[] {
  const shown = ratio === undefined ? '' : ratio.toFixed(2);
  if (!aim || aimed === undefined) return [`  ${name}`, talk, bare, shown, '', ''];
  const { atLeast = -Infinity, atMost = Infinity } = aim;
  const text = aim.atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
  return [`  ${name}`, talk, bare, shown, text, aimed >= atLeast && aimed <= atMost ? 'ok' : 'missed'];
}
