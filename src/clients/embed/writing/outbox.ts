import { parsed, stored } from './stored.js';
import { isWritten, type Written } from './written.js';

/** A comment that the server does not have yet, as far as this device knows. */
export interface Outgoing extends Written {
  /** The idempotency key: sent twice, it is posted once. */
  readonly id: string;
  readonly viewerID: string;
  readonly storyID: string;
  readonly parentID: string | null;
  readonly writtenAt: number;
  /** Sent although its author was told that it may break the rules. */
  readonly insists?: boolean;
  /** Code of the server's refusal: then it waits for its author. */
  readonly refusal?: string;
  readonly reasons?: readonly string[];
}

export const maxOutgoing = 20;
const keptForMs = 14 * 24 * 3_600_000;
const maxLength = 1_000_000;

/**
 * What is on its way, kept on this device until the server has it or its author gives it up: a page that is left, a
 * connection that breaks or a session that ends loses nothing. Shared by all pages and tabs that read from one Talk.
 */
export class Outbox {
  private readonly place;

  constructor(
    origin: string,
    private readonly now = Date.now,
  ) {
    this.place = stored(`talk:outbox:${origin}`);
  }

  /** Of one person, oldest first. */
  of(viewerID: string): Outgoing[] {
    return this.all().filter((item) => item.viewerID === viewerID);
  }

  find(id: string): Outgoing | undefined {
    return this.all().find((item) => item.id === id);
  }

  /** Adds it, or puts it in the place of what it was before. @returns false where there is no more room */
  put(item: Outgoing): boolean {
    const others = this.all().filter(({ id }) => id !== item.id);
    const next = [...others, item].sort((a, b) => a.writtenAt - b.writtenAt);
    const text = JSON.stringify(next);
    if (next.length > maxOutgoing || text.length > maxLength) return false;
    this.place.write(text);
    return true;
  }

  remove(id: string): void {
    const left = this.all().filter((item) => item.id !== id);
    this.place.write(left.length > 0 ? JSON.stringify(left) : null);
  }

  private all(): Outgoing[] {
    const items = parsed(this.place.read(), isList) ?? [];
    return items.filter((item) => isOutgoing(item) && item.writtenAt > this.now() - keptForMs) as Outgoing[];
  }
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isOutgoing(value: unknown): value is Outgoing {
  if (!isWritten(value)) return false;
  const { id, viewerID, storyID, parentID, writtenAt } = value as Partial<Outgoing>;
  const names = [id, viewerID, storyID].every((name) => typeof name === 'string');
  return names && (parentID === null || typeof parentID === 'string') && typeof writtenAt === 'number';
}
