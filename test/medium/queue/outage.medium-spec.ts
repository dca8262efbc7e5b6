import { z } from 'zod';
import { defineJob } from '../../../src/core/queue/define-job.js';
import { Handles, type JobHandler, type JobOutcome } from '../../../src/core/queue/handles.js';
import { JobQueue } from '../../../src/core/queue/job-queue.js';
import { RedisConnections } from '../../../src/core/redis/redis-connections.js';
import { BreakableLink } from '../redis/breakable-link.js';
import { Newsroom, ownRedisUrl } from './jobs-fixture.js';

type Payload = { commentId: string };
const review = defineJob('test.review', {
  queue: 'review',
  payload: z.object({ commentId: z.string() }),
  attempts: 2,
  backoffMs: 1,
});

let seen: string[] = [];

@Handles(review)
class Review implements JobHandler<Payload> {
  async handle({ commentId }: Payload): Promise<JobOutcome> {
    seen.push(commentId);
    return 'done';
  }
}

const options = { jobs: [review], handlers: [Review] };

// Coral defect 12
describe('an outage of Redis', () => {
  let link: BreakableLink;
  let newsroom: Newsroom;
  const unhandled: unknown[] = [];
  const remember = (reason: unknown) => unhandled.push(reason);

  beforeEach(async () => {
    seen = [];
    link = await BreakableLink.to(ownRedisUrl());
    newsroom = new Newsroom(link.url);
    process.on('unhandledRejection', remember);
  });

  afterEach(async () => {
    await newsroom.close();
    await link.close();
    process.off('unhandledRejection', remember);
    expect(unhandled.splice(0)).toEqual([]);
  });

  it('is told to whoever adds a job, and worked off afterwards by the same worker', async () => {
    const worker = await newsroom.startWorker(options);
    const [queue, connections] = [worker.get(JobQueue), worker.get(RedisConnections)];
    await queue.add(review, { commentId: 'before' });
    await queue.whenIdle();
    await link.cut();
    await expect(untilRefused(queue)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(connections.ping()).rejects.toThrow();

    await link.mend();
    await connections.whenReady();
    await queue.add(review, { commentId: 'after' });
    await queue.whenIdle();
    expect(seen).toEqual(expect.arrayContaining(['before', 'after']));
  });

  it('does not keep a process from stopping', async () => {
    const worker = await newsroom.startWorker(options);
    await worker.get(JobQueue).add(review, { commentId: 'before' });
    await worker.get(JobQueue).whenIdle();
    await link.cut();
    await newsroom.stop(worker);
    expect(seen).toEqual(['before']);
  });

  it('survives a server that comes back empty, without its scripts', async () => {
    const worker = await newsroom.startWorker(options);
    const [queue, { client }] = [worker.get(JobQueue), worker.get(RedisConnections)];
    await queue.add(review, { commentId: 'before' });
    await queue.whenIdle();
    await client.flushdb();
    await client.script('FLUSH');
    await queue.add(review, { commentId: 'after' });
    await queue.whenIdle();
    expect(seen).toEqual(['before', 'after']);
  });
});

/** A cut connection is noticed within moments, not at once: until then a command may fail for its own reason. */
async function untilRefused(queue: JobQueue): Promise<never> {
  for (;;) {
    try {
      await queue.add(review, { commentId: 'during' });
    } catch (error) {
      if (error instanceof Error && error.name === 'TalkError') throw error;
    }
  }
}
