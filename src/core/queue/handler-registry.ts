import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { ProcessPlan } from '../config/process-plan.js';
import { type JobContract, queueNames } from './define-job.js';
import { handledBy, type JobHandler } from './handles.js';

/** The jobs that a consuming process must be able to do. */
export const KNOWN_JOBS = Symbol('talk:known-jobs');

export interface RegisteredHandler {
  readonly definition: JobContract;
  readonly handler: JobHandler<unknown>;
}

/** Finds every `@Handles` provider and refuses to boot where jobs and handlers do not match one to one. */
@Injectable()
export class HandlerRegistry {
  private readonly handlers = new Map<string, RegisteredHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly plan: ProcessPlan,
    @Inject(KNOWN_JOBS) private readonly knownJobs: () => readonly JobContract[],
  ) {}

  find(jobName: string): RegisteredHandler | undefined {
    return this.handlers.get(jobName);
  }

  /** @throws Error with one sentence for each thing that is wrong */
  load(): void {
    const jobs = this.knownJobs();
    const found = this.discover();
    const problems = [
      ...unknownQueues([...this.plan.queues, ...jobs.map(({ queue }) => queue)]),
      ...duplicates(jobs.map(({ name }) => name)).map((name) => `Two jobs are called ${name}.`),
      ...duplicates(found.map(({ definition }) => definition.name)).map((name) => `Job ${name} has two handlers.`),
      ...found
        .filter(({ definition }) => !jobs.includes(definition))
        .map(
          ({ definition, handler }) => `${handler.constructor.name} handles ${definition.name}, which is no known job.`,
        ),
      ...jobs
        .filter(({ queue }) => this.plan.queues.includes(queue))
        .filter((job) => !found.some(({ definition }) => definition === job))
        .map(({ name, queue }) => `Job ${name} has no handler, but this process works off its queue ${queue}.`),
    ];
    if (problems.length > 0) throw new Error(problems.join(' '));
    for (const entry of found) this.handlers.set(entry.definition.name, entry);
  }

  private discover(): RegisteredHandler[] {
    const instances = new Set<JobHandler<unknown>>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (instance && typeof metatype === 'function' && handledBy(metatype))
        instances.add(instance as JobHandler<unknown>);
    }
    return [...instances].map((handler) => ({ definition: handledBy(handler.constructor)!, handler }));
  }
}

function unknownQueues(names: readonly string[]): string[] {
  const unknown = new Set(names.filter((name) => !(queueNames as readonly string[]).includes(name)));
  return [...unknown].map((name) => `There is no queue called ${name} (queues: ${queueNames.join(', ')}).`);
}

function duplicates(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
