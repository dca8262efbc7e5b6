import { Reading } from './reading.js';
import type { WordMatch, WordMatcher } from './word-matcher.js';

/** The one reading of all searches, and what it holds: whoever finds another's text there reads its own again. */
const reading = new Reading();
let held: string | undefined;

/** One text that several matchers look at: it is read once, and each looks once. */
export class WordSearch {
  /** In the order of `asked`; there are a handful at most. */
  private readonly found: (readonly WordMatch[])[] = [];
  private readonly asked: WordMatcher[] = [];

  constructor(private readonly text: string) {}

  /** @returns what `WordMatcher.match` does */
  by(matcher: WordMatcher): readonly WordMatch[] {
    const known = this.asked.indexOf(matcher);
    if (known !== -1) return this.found[known]!;
    if (held !== this.text) reading.fill(this.text);
    held = this.text;
    const matches = matcher.match(this.text, reading);
    this.asked.push(matcher);
    this.found.push(matches);
    return matches;
  }
}
