/** Something worth keeping: its size, and the tags with any of which it goes. */
export interface Tagged {
  readonly bytes: number;
  readonly tags: ReadonlySet<string>;
}

interface Entry<Value> {
  readonly value: Value;
  readonly expiresAt: number;
}

/**
 * A store bounded in bytes: the least recently used goes first. It never takes in what was invalidated while it was
 * being made: whoever fills says when it began.
 */
export class TaggedCache<Value extends Tagged> {
  private readonly entries = new Map<string, Entry<Value>>();
  private readonly keysByTag = new Map<string, Set<string>>();
  private bytes = 0;
  /** Counts invalidations; each fill remembers the count at its beginning. */
  private generation = 0;
  private readonly invalidatedIn = new Map<string, number>();
  private clearedIn = 0;

  constructor(
    private readonly maxBytes: number,
    private readonly maxRememberedTags = 10_000,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: string, now: number): Value | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    if (entry.expiresAt <= now) {
      this.forget(key, entry.value);
      return undefined;
    }
    this.entries.set(key, entry);
    return entry.value;
  }

  /** To be taken before reading what will be stored. */
  begin(): number {
    return this.generation;
  }

  /** Keeps the value, unless one of its tags was invalidated after `begin` gave `generation`. */
  put(key: string, value: Value, generation: number, expiresAt: number): boolean {
    if (value.bytes > this.maxBytes || !this.isFresh(value, generation)) return false;
    this.remove(key);
    this.entries.set(key, { value, expiresAt });
    this.bytes += value.bytes;
    for (const tag of value.tags) {
      const keys = this.keysByTag.get(tag);
      if (keys) keys.add(key);
      else this.keysByTag.set(tag, new Set([key]));
    }
    while (this.bytes > this.maxBytes) this.remove(this.entries.keys().next().value!);
    return true;
  }

  invalidate(tag: string): void {
    this.generation += 1;
    if (this.invalidatedIn.size >= this.maxRememberedTags) {
      this.invalidatedIn.clear();
      this.clearedIn = this.generation;
    }
    this.invalidatedIn.set(tag, this.generation);
    for (const key of this.keysByTag.get(tag) ?? []) this.remove(key);
  }

  clear(): void {
    this.generation += 1;
    this.clearedIn = this.generation;
    this.invalidatedIn.clear();
    this.entries.clear();
    this.keysByTag.clear();
    this.bytes = 0;
  }

  private isFresh({ tags }: Value, generation: number): boolean {
    if (this.clearedIn > generation) return false;
    return [...tags].every((tag) => (this.invalidatedIn.get(tag) ?? 0) <= generation);
  }

  private remove(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.forget(key, entry.value);
  }

  private forget(key: string, { bytes, tags }: Value): void {
    this.bytes -= bytes;
    for (const tag of tags) {
      const keys = this.keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.keysByTag.delete(tag);
    }
  }
}
