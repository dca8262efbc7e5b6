import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../context/request-context.js';
import type { JobDefinition } from './define-job.js';

/** What a handler may know of the job it does. */
export interface JobContext {
  readonly id: string;
  readonly name: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly attempts: number;
  /** Talk itself as the actor, with the id of the request that added the job where there was one. */
  readonly context: RequestContext;
}

/** A job that found nothing left to do, for example because its row is gone, is `skipped`; that is no error. */
export type JobOutcome = 'done' | 'skipped';

/** Thrown by a handler where another try cannot help: the job becomes a dead letter at once. */
export class HopelessJobError extends Error {
  constructor(override readonly cause: unknown) {
    super('Another try cannot help', { cause });
  }
}

/**
 * Does one kind of job. It runs at least once and may run twice, also at the same time, after a crash or an outage of
 * Redis: it must be idempotent. What it throws is tried again with back-off until the attempts are used up.
 */
export interface JobHandler<Payload> {
  handle(payload: Payload, job: JobContext): Promise<JobOutcome>;
}

const handledJob = Symbol('talk:handled-job');

/** Makes a provider the one handler of a job. Only a process that consumes the job's queue ever calls it. */
export function Handles<Payload>(definition: JobDefinition<Payload>) {
  return (target: new (...dependencies: never[]) => JobHandler<Payload>): void => {
    Injectable()(target);
    Reflect.defineMetadata(handledJob, definition, target);
  };
}

/** The job that a class was declared to handle. */
export function handledBy(target: object): JobDefinition<unknown> | undefined {
  return Reflect.getOwnMetadata(handledJob, target) as JobDefinition<unknown> | undefined;
}
