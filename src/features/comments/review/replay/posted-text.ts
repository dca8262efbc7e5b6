import { hash } from 'node:crypto';
import { foldedText } from '../stages/repeat-post.stage.js';

/** What somebody has posted, to be compared with what else they posted; worked out once, and only where it is asked for. */
export class PostedText {
  private known: { folded?: string; fingerprint?: string } = {};

  constructor(private readonly text: string) {}

  /** Two texts that fold to the same are the same. */
  get folded(): string {
    return (this.known.folded ??= foldedText(this.text));
  }

  /** Texts are compared, never looked at: a hundred thousand of them would not fit. */
  get fingerprint(): string {
    return (this.known.fingerprint ??= hash('sha256', this.folded, 'base64url').slice(0, 22));
  }
}
