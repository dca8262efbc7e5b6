/** A part of a text, in UTF-16 code units, the end left out. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Cuts spans that somebody else measured to a text, never through a character; what has nothing left is dropped. */
export function fitSpans<Span extends TextSpan>(spans: readonly Span[], text: string): Span[] {
  return spans
    .map((span) => ({ ...span, start: characterStart(text, span.start), end: characterEnd(text, span.end) }))
    .filter(({ start, end }) => start < end);
}

function characterStart(text: string, index: number): number {
  return isInsideCharacter(text, index) ? index - 1 : index;
}

function characterEnd(text: string, index: number): number {
  return isInsideCharacter(text, index) ? index + 1 : Math.min(index, text.length);
}

function isInsideCharacter(text: string, index: number): boolean {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
}
