import type { z } from 'zod';

/** Queues by patience: `review` is worked off within seconds, `scrape` within a minute. */
export const queueNames = ['review', 'scrape'] as const;
export type QueueName = (typeof queueNames)[number];

export interface JobOptions<Payload> {
  readonly queue: QueueName;
  /** Ids only, never documents or comment bodies: Redis is no place for what people wrote. */
  readonly payload: z.ZodType<Payload>;
  /** Tries in all before the job becomes a dead letter. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubles with each further one. */
  readonly backoffMs: number;
  /** Two additions with the same key, while the first still waits, are one job. */
  readonly dedupe?: (payload: Payload) => string;
  /** Raised when the payload's meaning changes: an older worker parks a newer job instead of failing it. */
  readonly version?: number;
}

export interface JobDefinition<Payload> extends JobOptions<Payload> {
  readonly name: string;
  readonly version: number;
}

/**
 * A job's contract, shared by the process that adds it and the one that does it.
 *
 * @param name `noun.verb`, unique over all of Talk
 */
export function defineJob<Payload>(name: string, options: JobOptions<Payload>): JobDefinition<Payload> {
  return { version: 1, ...options, name };
}
