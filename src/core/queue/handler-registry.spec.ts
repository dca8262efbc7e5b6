import type { DiscoveryService } from '@nestjs/core';
import { z } from 'zod';
import { ProcessPlan } from '../config/process-plan.js';
import { defineJob, type JobContract, type QueueName } from './define-job.js';
import { HandlerRegistry } from './handler-registry.js';
import { Handles, type JobHandler, type JobOutcome } from './handles.js';

const options = { queue: 'review', payload: z.object({ id: z.string() }), attempts: 1, backoffMs: 1 } as const;
const first = defineJob('first.do', options);
const second = defineJob('second.do', { ...options, queue: 'scrape' });

class Handler implements JobHandler<{ id: string }> {
  async handle(): Promise<JobOutcome> {
    return 'done';
  }
}

@Handles(first)
class First extends Handler {}

@Handles(first)
class FirstAgain extends Handler {}

@Handles(second)
class Second extends Handler {}

function load(handlers: object[], jobs: readonly JobContract[], queues: readonly QueueName[] = ['review', 'scrape']) {
  const providers = handlers.map((instance) => ({ instance, metatype: instance.constructor }));
  const discovery = { getProviders: () => providers } as unknown as DiscoveryService;
  const plan = new ProcessPlan(['jobs'], queues, [], { mongoUrl: '', redisUrl: '', isEmbedded: true });
  const sut = new HandlerRegistry(discovery, plan, () => jobs);
  sut.load();
  return sut;
}

describe(HandlerRegistry.name, () => {
  it('finds the one handler of each job', () => {
    const handlers = [new First(), new Second()] as const;
    const sut = load([...handlers], [first, second]);
    expect(sut.find('first.do')).toEqual({ definition: first, handler: handlers[0] });
    expect(sut.find('second.do')).toEqual({ definition: second, handler: handlers[1] });
    expect(sut.find('third.do')).toBeUndefined();
  });

  it('does not ask for handlers of queues that this process leaves alone', () => {
    expect(() => load([new First()], [first, second], ['review'])).not.toThrow();
  });

  it.each([
    ['a job without a handler', [new First()], [first, second], 'Job second.do has no handler'],
    ['two handlers of a job', [new First(), new FirstAgain()], [first], 'Job first.do has two handlers.'],
    ['a handler of an unknown job', [new First(), new Second()], [first], 'Second handles second.do, which is no'],
    ['two jobs of one name', [new First()], [first, { ...first }], 'Two jobs are called first.do.'],
    ['an unknown queue', [new First()], [{ ...first, queue: 'mail' }], 'There is no queue called mail'],
  ])('refuses %s', (_what, handlers, jobs, sentence) => {
    expect(() => load(handlers, jobs as JobContract[])).toThrow(sentence);
  });
});
