import { once } from 'node:events';
import { HealthRegistry } from '../../../src/core/health/health-registry.js';
import { JobsHealthModule } from '../../../src/core/health/jobs-health.module.js';
import { LiveHealthModule } from '../../../src/core/health/live-health.module.js';
import { Metrics } from '../../../src/core/health/metrics.js';
import { QueueConsumerModule } from '../../../src/core/queue/queue-consumer.module.js';
import { ScheduleModule } from '../../../src/core/schedule/schedule.module.js';
import { RedisConnections } from '../../../src/core/redis/redis-connections.js';
import { BreakableLink } from '../redis/breakable-link.js';
import { Newsroom } from './process-fixture.js';

const jobs = [QueueConsumerModule.forProcess(() => []), ScheduleModule, JobsHealthModule];

describe('the health of a role', () => {
  const newsroom = new Newsroom();

  afterEach(() => newsroom.close());

  it('of jobs: progress by jobs that its queues hand over', async () => {
    const sut = await newsroom.start({ roles: ['jobs'], queues: ['review', 'scrape'], imports: jobs });

    expect(await sut.get(HealthRegistry).progress()).toMatchObject({
      progressing: true,
      checks: [{ name: 'heartbeat' }, { name: 'jobs', ok: true }],
    });
  });

  it('of jobs: depth of the queues and who schedules', async () => {
    const sut = await newsroom.start({ roles: ['jobs'], queues: ['review', 'scrape'], imports: jobs });

    const text = await sut.get(Metrics).render();

    expect(text).toMatch(/^talk_queue_jobs\{queue="review",state="waiting"\} \d+$/m);
    expect(text).toMatch(/^talk_queue_oldest_job_age_seconds\{queue="scrape"\} \d+$/m);
    expect(text).toMatch(/^talk_scheduler_leader [01]$/m);
  });

  it('of websockets: progress by a message that comes back through Redis', async () => {
    const sut = await newsroom.start({ roles: ['websockets'], imports: [LiveHealthModule] });

    expect(await sut.get(HealthRegistry).progress()).toMatchObject({
      progressing: true,
      checks: [{ name: 'heartbeat' }, { name: 'live', ok: true }],
    });
  });

  it('of websockets: no progress where no message comes back', async () => {
    const link = await BreakableLink.to(process.env['TALK_TEST_REDIS_URL']!);
    const sut = await newsroom.start({ roles: ['websockets'], imports: [LiveHealthModule], redisUrl: link.url });
    const registry = sut.get(HealthRegistry);
    const away = once(sut.get(RedisConnections).subscriber('pubsub'), 'close');

    await link.cut();
    await away;
    const [progress, readiness] = [await registry.progress(), await registry.readiness()];
    await newsroom.close();
    await link.close();

    expect(progress).toMatchObject({ progressing: false });
    expect(readiness.checks).toContainEqual({
      name: 'live',
      ok: false,
      problem: 'messages of other processes do not arrive: Redis does not reach us',
    });
  });
});
