import { z } from 'zod';
import { BullQueues } from '../../../src/core/queue/bull-queues.js';
import { defineJob } from '../../../src/core/queue/define-job.js';
import { Handles, type JobContext, type JobHandler, type JobOutcome } from '../../../src/core/queue/handles.js';
import { JobQueue } from '../../../src/core/queue/job-queue.js';
import { QueueAdmin } from '../../../src/core/queue/queue-admin.js';
import { canaryName } from '../../../src/core/queue/queue-counts.js';
import { QueueConsumer } from '../../../src/core/queue/queue-consumer.js';
import { QueueProgress } from '../../../src/core/queue/queue-progress.js';
import { RedisConnections } from '../../../src/core/redis/redis-connections.js';
import { Newsroom, signal } from './jobs-fixture.js';

type Payload = { commentId: string };
const options = { queue: 'review', payload: z.object({ commentId: z.string() }), attempts: 2, backoffMs: 1 } as const;
const oldReview = defineJob('test.review', options);
const newReview = defineJob('test.review', { ...options, version: 2 });

let seen: { commentId: string; attempt: number }[] = [];
let behave: (payload: Payload) => Promise<unknown> = () => Promise.resolve();

abstract class Recorder implements JobHandler<Payload> {
  async handle(payload: Payload, { attempt }: JobContext): Promise<JobOutcome> {
    seen.push({ ...payload, attempt });
    await behave(payload);
    return 'done';
  }
}

@Handles(oldReview)
class OldReview extends Recorder {}

@Handles(newReview)
class NewReview extends Recorder {}

const oldWorker = { jobs: [oldReview], handlers: [OldReview] };
const newWorker = { jobs: [newReview], handlers: [NewReview] };

let newsroom: Newsroom;

beforeEach(() => {
  newsroom = new Newsroom();
  seen = [];
  behave = () => Promise.resolve();
});

afterEach(() => newsroom.close());

describe('a worker older than the job', () => {
  it('leaves a newer version to a newer worker, without using up an attempt', async () => {
    const worker = await newsroom.startWorker(oldWorker);
    const admin = worker.get(QueueAdmin);
    await worker.get(JobQueue).add(newReview, { commentId: 'c1' });
    await worker.get(JobQueue).whenIdle();
    expect(seen).toEqual([]);
    expect((await admin.status())[0]).toMatchObject({ queue: 'review', delayed: 1, failed: 0, dead: 0 });

    await newsroom.stop(worker);
    const upgraded = await newsroom.startWorker(newWorker);
    await upgraded.get(QueueAdmin).runDelayedNow('review');
    await upgraded.get(JobQueue).whenIdle();
    expect(seen).toEqual([{ commentId: 'c1', attempt: 1 }]);
  });

  it('leaves a job whose name it does not know to others, as often as it comes by', async () => {
    const worker = await newsroom.startWorker(oldWorker);
    const [queue, admin] = [worker.get(JobQueue), worker.get(QueueAdmin)];
    const envelope = { v: 1, p: {} };
    await queue.addStored({ id: 'x', name: 'test.unknown', queue: 'review', envelope, attempts: 1, backoffMs: 1 });
    await queue.whenIdle();
    expect(await admin.runDelayedNow('review')).toBe(1);
    await queue.whenIdle();
    expect((await admin.status())[0]).toMatchObject({ delayed: 1, failed: 0, dead: 0 });
  });

  it('still does jobs of an older version', async () => {
    const worker = await newsroom.startWorker(newWorker);
    await worker.get(JobQueue).add(oldReview, { commentId: 'c1' });
    await worker.get(JobQueue).whenIdle();
    expect(seen).toHaveLength(1);
  });
});

describe(`${QueueConsumer.name}, when it stops`, () => {
  const oneAtATime = { ...oldWorker, environment: { TALK_JOB_CONCURRENCY: '1' } };

  it('finishes the job in hand and leaves the next one to others', async () => {
    const [begun, mayEnd] = [signal(), signal()];
    behave = () => {
      begun.fire();
      return mayEnd.promise;
    };
    const web = await newsroom.start();
    const worker = await newsroom.startWorker(oneAtATime);
    await web.get(JobQueue).add(oldReview, { commentId: 'in-hand' });
    await web.get(JobQueue).add(oldReview, { commentId: 'next' });
    await begun.promise;
    worker.get(QueueConsumer).onModuleDestroy();
    mayEnd.fire();
    await newsroom.stop(worker);
    expect(seen.map(({ commentId }) => commentId)).toEqual(['in-hand']);
    expect((await web.get(QueueAdmin).status())[0]).toMatchObject({ waiting: 1, active: 0, delayed: 0 });

    await newsroom.startWorker(oneAtATime);
    await web.get(JobQueue).whenIdle();
    expect(seen.map(({ commentId }) => commentId)).toEqual(['in-hand', 'next']);
  });

  it('gives up on a job that takes longer than the limit, which stays for another worker', async () => {
    const [begun, mayEnd] = [signal(), signal()];
    behave = () => {
      begun.fire();
      return mayEnd.promise;
    };
    const web = await newsroom.start();
    const worker = await newsroom.startWorker({ ...oldWorker, environment: { TALK_SHUTDOWN_TIMEOUT: '1' } });
    await web.get(JobQueue).add(oldReview, { commentId: 'endless' });
    await begun.promise;
    await newsroom.stop(worker);
    expect((await web.get(QueueAdmin).status())[0]).toMatchObject({ active: 1, dead: 0 });
    mayEnd.fire();
  });
});

describe(QueueProgress.name, () => {
  it('proves progress with nothing to do, by canaries that no count shows', async () => {
    const web = await newsroom.start();
    const [queue, { client }] = [web.get(BullQueues).get('review'), web.get(RedisConnections)];
    const elsewhere = new QueueProgress();
    elsewhere.watch(queue);
    while ((await client.llen(queue.toKey('wait'))) === 0);
    expect(await client.lindex(queue.toKey('wait'), 0)).toContain(canaryName);
    expect((await web.get(QueueAdmin).status())[0]).toMatchObject({ waiting: 0, oldestWaitingSeconds: 0 });
    await web.get(JobQueue).whenIdle();
    expect(elsewhere.lastProgressAt()).toBeUndefined();
    await elsewhere.stop();
    expect(await client.llen(queue.toKey('wait'))).toBe(0);

    const worker = await newsroom.startWorker(oldWorker);
    while (worker.get(QueueProgress).lastProgressAt() === undefined) await client.ping();
    expect(Date.now() - Number(worker.get(QueueProgress).lastProgressAt())).toBeLessThan(60_000);
  });
});
