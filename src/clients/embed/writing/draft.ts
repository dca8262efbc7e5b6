import { type Composing } from '../stream/stream-state.js';

/** What was written and not posted, kept on this device. Where storage is refused there is no draft, and no error. */
export interface Draft {
  read(): string;
  write(text: string): void;
}

/** @returns the draft of the composer that is opened there */
export function draftFor(storyID: string, { kind, commentID }: Composing): Draft {
  const key = `talk:draft:${storyID}:${kind}:${commentID ?? ''}`;
  return {
    read: () => attempt(() => localStorage.getItem(key)) ?? '',
    write: (text) => attempt(() => (text ? localStorage.setItem(key, text) : localStorage.removeItem(key))),
  };
}

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
