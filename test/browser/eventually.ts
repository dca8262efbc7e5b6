const patienceMs = 15_000;

/** Waits until `look` says so; whatever it said last is in the error. */
export async function eventually<T>(look: () => T | Promise<T>, expected: T): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen === expected) return;
    if (Date.now() > deadline) throw new Error(`Expected ${String(expected)}, saw ${String(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
