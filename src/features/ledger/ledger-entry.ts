/** What somebody decided, before it has a place in the chain. Holds no text of a comment, only its digest. */
export interface LedgerRecord {
  /** Of the decision; appending the same id again changes nothing. */
  readonly id: string;
  /** A site's id, or `organisation` for what concerns all of them. */
  readonly chain: string;
  readonly at: Date;
  /** A person's id, or `system:` and the stage, job or command that acted. */
  readonly actorId: string;
  /** Upper-case verb phrase, such as `COMMENT_REJECTED`, `USER_BANNED`, `SETTINGS_CHANGED`. */
  readonly action: string;
  readonly subject: {
    readonly kind: 'comment' | 'user' | 'story' | 'settings' | 'word_list' | 'notice' | 'appeal';
    readonly id: string;
  };
  readonly reason?: string;
  /** Which rule, in which version, led to it. */
  readonly rules?: readonly string[];
  /** Small facts: before and after, revision number, SHA-256 of the text that was decided on. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A record with its place in the chain. */
export interface LedgerEntry extends LedgerRecord {
  readonly seq: number;
  /** Hash of the entry before; of the first one, the chain's name. */
  readonly previousHash: string;
  /** SHA-256 over the previous hash and the record in a canonical form, in base64url. */
  readonly hash: string;
}
