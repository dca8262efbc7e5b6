import { type Composing } from '../stream/stream-state.js';
import { parsed, stored } from './stored.js';
import { isWritten, nothingWritten, type Written } from './written.js';

/** What was written and not posted, kept on this device. */
export interface Draft {
  /** Undefined where there is none. */
  read(): Written | undefined;
  /** What has no text clears it. */
  write(written: Written): void;
}

interface StoredDraft extends Written {
  readonly at: number;
}

const prefix = 'talk:draft:';
const keptForMs = 30 * 24 * 3_600_000;
const maxDrafts = 30;
/** More than any newsroom lets anybody write. */
const maxLength = 200_000;

/** @returns the draft of the composer that is opened there */
export function draftFor(storyID: string, { kind, commentID }: Composing, now = Date.now): Draft {
  const place = stored(`${prefix}${storyID}:${kind}:${commentID ?? ''}`);
  return {
    read() {
      const draft = parsed(place.read(), isDraft);
      return draft && draft.at > now() - keptForMs ? draft : undefined;
    },
    write(written) {
      const text = JSON.stringify({ ...written, at: now() });
      place.write(written.body === '' || text.length > maxLength ? null : text);
    },
  };
}

export function clearDraft(storyID: string, composing: Composing): void {
  draftFor(storyID, composing).write(nothingWritten);
}

/** Forgets drafts that nobody came back to, and the oldest of very many. */
export function tidyDrafts(now = Date.now()): void {
  try {
    const drafts = Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ name, at: parsed(localStorage.getItem(name), isDraft)?.at ?? 0 }))
      .sort((a, b) => b.at - a.at);
    const stale = drafts.filter(({ at }, index) => index >= maxDrafts || at <= now - keptForMs);
    for (const { name } of stale) localStorage.removeItem(name);
  } catch {
    // Storage is refused here: there is nothing to tidy.
  }
}

function isDraft(value: unknown): value is StoredDraft {
  return isWritten(value) && typeof (value as Partial<StoredDraft>).at === 'number';
}
