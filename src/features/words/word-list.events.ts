import type { WordListKind } from './matching/word-matcher.js';

/** A new version of a list is durable. */
export class WordListChanged {
  constructor(
    readonly listKey: string,
    readonly kind: WordListKind,
    /** `organisation` or a site's id. */
    readonly scope: string,
    readonly language: string | undefined,
    readonly version: number,
    /** A person's id, or `system:` and what acted. */
    readonly changedBy: string,
  ) {}
}
