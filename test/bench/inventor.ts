const syllables = 'ba ko ri ste un el mo tra shi fu ge lan ver pi no da ck tt ass er in th sy y'.split(' ');

/** Made-up words; the same seed gives the same ones. */
export class Inventor {
  constructor(private state: number) {}

  phrases(count: number): string[] {
    const phrases = new Set<string>();
    while (phrases.size < count) {
      const word = this.word(4);
      const form = this.below(20);
      phrases.add(form < 14 ? word : form < 17 ? `${word} ${this.word(3)}` : form < 19 ? `${word}*` : `*${word}`);
    }
    return [...phrases];
  }

  /** Every hundredth word is listed, every hundredth written with digits. */
  text(phrases: readonly string[], textLength: number): string {
    const parts: string[] = [];
    for (let length = 0; length < textLength;) {
      const kind = this.below(100);
      const word = kind === 0 ? phrases[this.below(phrases.length)]! : `${this.word(1)}${kind === 1 ? '1n' : ''}`;
      parts.push(word, this.below(10) === 0 ? '. ' : ' ');
      length += word.length + 1;
    }
    return parts.join('').slice(0, textLength);
  }

  private word(least: number): string {
    return Array.from({ length: least + this.below(3) }, () => syllables[this.below(syllables.length)]!).join('');
  }

  /** Mulberry32. */
  private below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
}
