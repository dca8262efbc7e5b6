import type { z } from 'zod';

/** Queues by patience: `review` is worked off within seconds, `scrape` within a minute, `moderation` takes its time. */
export const queueNames = ['review', 'scrape', 'moderation'] as const;
export type QueueName = (typeof queueNames)[number];

export interface JobOptions<Payload> {
  readonly queue: QueueName;
  /** Ids only, never documents or comment bodies: Redis is no place for what people wrote. */
  readonly payload: z.ZodType<Payload>;
  /** Tries in all before the job becomes a dead letter. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubles with each further one. */
  readonly backoffMs: number;
  /**
   * Two additions with the same key are one job, until the first is done or dead. A key that must run again for a
   * change made meanwhile names the change, for example by its revision.
   */
  readonly dedupe?: (payload: Payload) => string;
  /** Raised when the payload's meaning changes: an older worker parks a newer job instead of failing it. */
  readonly version?: number;
}

/** A job whatever its payload. */
export interface JobContract {
  readonly name: string;
  readonly queue: QueueName;
  readonly payload: z.ZodType;
  readonly version: number;
}

export interface JobDefinition<Payload> extends JobOptions<Payload> {
  readonly name: string;
  readonly version: number;
}

const defined: JobContract[] = [];

/**
 * A job's contract, shared by the process that adds it and the one that does it. A process that loads a definition and
 * consumes its queue must have exactly one handler for it; the boot fails otherwise.
 *
 * @param name `noun.verb`, unique over all of Talk
 */
export function defineJob<Payload>(name: string, options: JobOptions<Payload>): JobDefinition<Payload> {
  const definition = { version: 1, ...options, name };
  defined.push(definition);
  return definition;
}

/** Every job whose definition this process has loaded. */
export function definedJobs(): readonly JobContract[] {
  return defined;
}
