/**
 * Text kept on this device under a name. Where storage is refused (a sandboxed frame) or full it is kept as long as the
 * page.
 */
export interface Stored {
  read(): string | null;
  write(text: string | null): void;
}

const kept = new Map<string, string | null>();

export function stored(name: string): Stored {
  return {
    read() {
      if (kept.has(name)) return kept.get(name)!;
      try {
        return localStorage.getItem(name);
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        if (text === null) localStorage.removeItem(name);
        else localStorage.setItem(name, text);
        kept.delete(name);
      } catch {
        kept.set(name, text);
      }
    },
  };
}

/** What was stored as JSON, where it is still what is expected. */
export function parsed<Value>(text: string | null, isValid: (value: unknown) => value is Value): Value | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
