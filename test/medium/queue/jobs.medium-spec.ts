import { z } from 'zod';
import { DeadLetters } from '../../../src/core/queue/dead-letters.js';
import { defineJob } from '../../../src/core/queue/define-job.js';
import { Handles, type JobContext, type JobHandler, type JobOutcome } from '../../../src/core/queue/handles.js';
import { JobQueue } from '../../../src/core/queue/job-queue.js';
import { QueueAdmin } from '../../../src/core/queue/queue-admin.js';
import { Newsroom } from './jobs-fixture.js';

const options = { queue: 'review', payload: z.object({ commentId: z.string() }), attempts: 3, backoffMs: 1 } as const;
const reviewComment = defineJob('test.review', { ...options, dedupe: ({ commentId }) => commentId });
const countComment = defineJob('test.count', { ...options, attempts: 1 });
const jobs = [reviewComment, countComment];

type Payload = { commentId: string };

let seen: { payload: Payload; job: JobContext }[] = [];
let behave: (job: JobContext) => JobOutcome = () => 'done';

@Handles(reviewComment)
class ReviewComment implements JobHandler<Payload> {
  async handle(payload: Payload, job: JobContext): Promise<JobOutcome> {
    seen.push({ payload, job });
    return behave(job);
  }
}

@Handles(countComment)
class CountComment implements JobHandler<Payload> {
  async handle(payload: Payload, job: JobContext): Promise<JobOutcome> {
    seen.push({ payload, job });
    return 'skipped';
  }
}

const handlers = [ReviewComment, CountComment];

describe(JobQueue.name, () => {
  let newsroom: Newsroom;

  beforeEach(() => {
    newsroom = new Newsroom();
    seen = [];
    behave = () => 'done';
  });

  afterEach(() => newsroom.close());

  it('hands a job of one process to the handler in another, with the request that asked for it', async () => {
    const web = await newsroom.start();
    await newsroom.startWorker({ jobs, handlers });
    await web.get(JobQueue).add(reviewComment, { commentId: 'c1' }, { requestId: 'request-1' });
    await web.get(JobQueue).add(countComment, { commentId: 'c2' });
    await web.get(JobQueue).whenIdle();
    expect(seen).toEqual([
      {
        payload: { commentId: 'c1' },
        job: {
          id: 'test.review|c1',
          name: 'test.review',
          attempt: 1,
          attempts: 3,
          context: {
            actor: { kind: 'system', name: 'test.review' },
            address: 'internal',
            requestId: 'request-1',
          },
        },
      },
      { payload: { commentId: 'c2' }, job: expect.objectContaining({ name: 'test.count' }) as JobContext },
    ]);
  });

  it('refuses a payload that is not what the definition says', async () => {
    const web = await newsroom.start();
    await expect(web.get(JobQueue).add(reviewComment, { commentId: 7 } as never)).rejects.toThrow(z.ZodError);
  });

  it('lets a job wait while no process works off its queue', async () => {
    const web = await newsroom.start();
    await web.get(JobQueue).add(reviewComment, { commentId: 'c1' });
    expect(await reviewStatus(web.get(QueueAdmin))).toMatchObject({ waiting: 1, active: 0 });

    const worker = await newsroom.startWorker({ jobs, handlers });
    await worker.get(JobQueue).whenIdle();
    expect(seen).toHaveLength(1);
    expect(await reviewStatus(web.get(QueueAdmin))).toMatchObject({ waiting: 0, active: 0, failed: 0 });
  });

  it('takes two additions with the same key for one job until it is done, and then for another', async () => {
    const web = await newsroom.start();
    const queue = web.get(JobQueue);
    await queue.add(reviewComment, { commentId: 'c1' });
    await queue.add(reviewComment, { commentId: 'c1' });
    await queue.add(reviewComment, { commentId: 'c2' });
    await newsroom.startWorker({ jobs, handlers });
    await queue.whenIdle();
    expect(seen.map(({ payload }) => payload.commentId)).toEqual(['c1', 'c2']);

    await queue.add(reviewComment, { commentId: 'c1' });
    await queue.whenIdle();
    expect(seen).toHaveLength(3);
  });

  it('keeps a delayed job for later', async () => {
    const worker = await newsroom.startWorker({ jobs, handlers });
    const [queue, admin] = [worker.get(JobQueue), worker.get(QueueAdmin)];
    await queue.add(reviewComment, { commentId: 'c1' }, { delayMs: 3_600_000 });
    await queue.whenIdle();
    expect(seen).toEqual([]);
    expect(await reviewStatus(admin)).toMatchObject({ delayed: 1, waiting: 0 });

    await admin.runDelayedNow('review');
    await queue.whenIdle();
    expect(seen).toHaveLength(1);
  });

  it('tries again with back-off, then keeps a dead letter that can be tried again', async () => {
    behave = () => {
      throw new Error('the checker is down\n    at stack');
    };
    const worker = await newsroom.startWorker({ jobs, handlers });
    const [queue, admin, letters] = [worker.get(JobQueue), worker.get(QueueAdmin), worker.get(DeadLetters)];
    await queue.add(reviewComment, { commentId: 'c1' }, { requestId: 'request-1' });
    await untilDead(queue, admin);
    expect(seen.map(({ job }) => job.attempt)).toEqual([1, 2, 3]);
    const [letter, ...others] = await letters.list({ queue: 'review' });
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      name: 'test.review',
      queue: 'review',
      payload: { commentId: 'c1' },
      requestId: 'request-1',
      code: 'Error',
      message: 'the checker is down',
      attempts: 3,
    });
    expect(await reviewStatus(admin)).toMatchObject({ failed: 0, dead: 1, delayed: 0 });

    behave = () => 'done';
    await letters.retry(letter!.id);
    await queue.whenIdle();
    expect(seen.at(-1)!.job).toMatchObject({ attempt: 1, attempts: 3, context: { requestId: 'request-1' } });
    expect(await letters.list()).toEqual([]);
  });

  it('frees the key of a dead job, and forgets a letter that is discarded', async () => {
    behave = () => {
      throw new Error('no');
    };
    const worker = await newsroom.startWorker({ jobs, handlers });
    const [queue, admin, letters] = [worker.get(JobQueue), worker.get(QueueAdmin), worker.get(DeadLetters)];
    await queue.add(reviewComment, { commentId: 'c1' });
    await untilDead(queue, admin);
    behave = () => 'done';
    await queue.add(reviewComment, { commentId: 'c1' });
    await queue.whenIdle();
    expect(seen).toHaveLength(4);

    const [letter] = await letters.list();
    await letters.discard(letter!.id);
    expect(await letters.list()).toEqual([]);
    await expect(letters.retry(letter!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(letters.discard(letter!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('buries a job whose payload cannot be read at the first try, without its text', async () => {
    const worker = await newsroom.startWorker({ jobs, handlers });
    const [queue, letters] = [worker.get(JobQueue), worker.get(DeadLetters)];
    const envelope = { v: 1, p: { comment: 7 } };
    await queue.addStored({ id: 'x', name: 'test.review', queue: 'review', envelope, attempts: 3, backoffMs: 1 });
    await queue.whenIdle();
    expect(seen).toEqual([]);
    expect(await letters.list()).toMatchObject([
      { code: 'BAD_PAYLOAD', message: 'commentId invalid_type', attempts: 1 },
    ]);
  });

  it('throws away what waits or is delayed when told to drain', async () => {
    const web = await newsroom.start();
    const [queue, admin] = [web.get(JobQueue), web.get(QueueAdmin)];
    await queue.add(reviewComment, { commentId: 'c1' });
    await queue.add(countComment, { commentId: 'c2' });
    await queue.add(countComment, { commentId: 'c3' }, { delayMs: 60_000 });
    expect(await reviewStatus(admin)).toMatchObject({ waiting: 2, delayed: 1 });
    expect(await admin.drain('review')).toBe(3);
    expect(await reviewStatus(admin)).toMatchObject({ waiting: 0, delayed: 0, oldestWaitingSeconds: 0 });
    expect(await queue.add(reviewComment, { commentId: 'c1' })).toBe('test.review|c1');
    expect(await reviewStatus(admin)).toMatchObject({ waiting: 1 });
  });

  it('says what is left when the queues do not become idle', async () => {
    const web = await newsroom.start();
    await web.get(JobQueue).add(reviewComment, { commentId: 'c1' });
    await expect(web.get(JobQueue).whenIdle({ timeoutMs: 1 })).rejects.toThrow(/review: 1 waiting.*test\.review\|c1/);
  });
});

async function reviewStatus(admin: QueueAdmin) {
  return (await admin.status()).find(({ queue }) => queue === 'review');
}

/** Retries wait for a moment that the test need not wait for. */
async function untilDead(queue: JobQueue, admin: QueueAdmin): Promise<void> {
  do {
    await admin.runDelayedNow('review');
    await queue.whenIdle();
  } while (((await reviewStatus(admin))?.dead ?? 0) === 0);
}
