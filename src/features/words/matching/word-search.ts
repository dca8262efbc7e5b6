import { Reading } from './reading.js';
import type { WordMatch, WordMatcher } from './word-matcher.js';

/** The one reading of all searches, and what it holds: whoever finds another's text there reads its own again. */
const reading = new Reading();
let held: string | undefined;

/** One text that several matchers look at: it is read once, and each looks once. */
export class WordSearch {
  private readonly found = new Map<WordMatcher, readonly WordMatch[]>();

  constructor(private readonly text: string) {}

  /** @returns what `WordMatcher.match` does */
  by(matcher: WordMatcher): readonly WordMatch[] {
    const known = this.found.get(matcher);
    if (known) return known;
    if (held !== this.text) reading.fill(this.text);
    held = this.text;
    const matches = matcher.match(this.text, reading);
    this.found.set(matcher, matches);
    return matches;
  }
}
