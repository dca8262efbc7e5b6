import type { ProcessIdentity } from '../process-identity.js';

/** A running MongoDB or Redis. */
export interface Engine {
  readonly url: string;
  /** Plain words for the operator: which engine, where the data lies. */
  readonly description: string;
  /** The process it runs in, where that is not this one. */
  readonly process?: ProcessIdentity;
  /** Resolves, with the reason, when it has ended without having been stopped. */
  readonly failed: Promise<string>;
  /** Ends it cleanly: everything written is on disk afterwards. */
  stop(): Promise<void>;
}
