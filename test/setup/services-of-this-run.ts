import type { EmbeddedLease } from '../../src/core/embedded/index.js';

export interface ServicesOfThisRun {
  started?: Promise<void>;
  lease?: EmbeddedLease;
  dataDir?: string;
}

const key = Symbol.for('talk.test.services');

/** Shared by the set-ups of all Jest projects, which load their modules separately but run in one process. */
export function servicesOfThisRun(): ServicesOfThisRun {
  const shared = globalThis as { [key]?: ServicesOfThisRun };
  return (shared[key] ??= {});
}
