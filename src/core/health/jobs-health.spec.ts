import type { QueueProgress } from '../queue/queue-progress.js';
import type { Scheduler } from '../schedule/scheduler.js';
import { HealthRegistry } from './health-registry.js';
import { JobsChecks } from './jobs-health.module.js';
import { Metrics } from './metrics.js';

describe(JobsChecks.name, () => {
  const checksWith = (lastAt: Date | undefined) => {
    const progress = { lastProgressAt: () => lastAt } as QueueProgress;
    return new JobsChecks(new HealthRegistry(), new Metrics(), progress, { isLeader: false } as Scheduler);
  };
  const later = (since: Date, seconds: number) => new Date(since.getTime() + seconds * 1000);

  it('is content while each queue hands over a job now and then', () => {
    const lastAt = new Date();

    expect(checksWith(lastAt).problem(later(lastAt, 59))).toBeUndefined();
  });

  it('complains when a queue has fallen silent', () => {
    const lastAt = new Date();

    expect(checksWith(lastAt).problem(later(lastAt, 75))).toBe(
      'a queue has handed this process no job, not even a canary, for 75 s',
    );
  });

  it('gives a new process time for its first job, but not for ever', () => {
    const sut = checksWith(undefined);

    expect(sut.problem(new Date())).toBeUndefined();
    expect(sut.problem(later(new Date(), 90))).toContain('since the start');
  });
});
