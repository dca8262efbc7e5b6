import { hash } from 'node:crypto';
import { foldedText } from '../stages/repeat-post.stage.js';

/** What somebody has posted, to be compared with what else they posted; worked out once, and only where it is asked for. */
export class PostedText {
  private known: { folded?: string; fingerprint?: number } = {};

  constructor(private readonly text: string) {}

  /** Two texts that fold to the same are the same. */
  get folded(): string {
    return (this.known.folded ??= foldedText(this.text));
  }

  /**
   * 48 bits of a hash. Texts are compared, never looked at: a hundred thousand of them would not fit. Among the fifty that
   * one is compared with, two different ones are taken for the same once in some 10¹² comments.
   */
  get fingerprint(): number {
    return (this.known.fingerprint ??= hash('sha256', this.folded, 'buffer').readUIntBE(0, 6));
  }
}
