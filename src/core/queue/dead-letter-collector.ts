import { Injectable, Logger } from '@nestjs/common';
import type { Job } from 'bull';
import { describeFailure } from '../logging/redact.js';
import type { BullQueue } from './bull-queues.js';
import { type DeadLetter, DeadLettersRepository } from './dead-letters.repository.js';
import type { QueueName } from './define-job.js';
import { type Envelope, envelopeSchema } from './envelope.js';
import { JobFailure } from './job-failure.js';

const batchSize = 100;
const retryEveryMs = 10_000;

/** Deletes a failed job, unless somebody has tried it again meanwhile. */
const removeFailed = `if redis.call('ZREM', KEYS[1], ARGV[1]) == 1 then redis.call('DEL', KEYS[2], KEYS[2] .. ':logs') end`;

/**
 * Moves what failed for good out of Redis into the dead letters, so that its dedupe key is free again. A job leaves
 * Redis only once Mongo has it; while Mongo is away, failed jobs wait.
 */
@Injectable()
export class DeadLetterCollector {
  private readonly logger = new Logger(DeadLetterCollector.name);
  private readonly running = new Map<string, Promise<void>>();
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(private readonly repository: DeadLettersRepository) {}

  /** Collects now, whenever a job fails, and every so often for what other workers left behind. */
  watch(queue: BullQueue): void {
    const collect = () => void this.collect(queue);
    queue.on('failed', collect);
    this.timers.push(setInterval(collect, retryEveryMs).unref());
    collect();
  }

  async stop(): Promise<void> {
    this.timers.splice(0).forEach(clearInterval);
    await Promise.all(this.running.values());
  }

  /** One run a queue at a time; a failure is logged and the next run finds what is left. */
  private collect(queue: BullQueue): Promise<void> {
    const previous = this.running.get(queue.name) ?? Promise.resolve();
    const run = previous.then(() => this.collectAll(queue));
    this.running.set(queue.name, run);
    return run;
  }

  private async collectAll(queue: BullQueue): Promise<void> {
    try {
      for (;;) {
        const jobs = await queue.getFailed(0, batchSize - 1);
        for (const job of jobs) if (job !== null) await this.bury(queue, job);
        if (jobs.length < batchSize) return;
      }
    } catch (error) {
      this.logger.warn(`Failed jobs of ${queue.name} wait to become dead letters: ${describeFailure(error)}`);
    }
  }

  private async bury(queue: BullQueue, job: Job<Envelope>): Promise<void> {
    const letter = toDeadLetter(job);
    await this.repository.save(letter);
    await queue.client.eval(removeFailed, 2, queue.toKey('failed'), queue.toKey(letter.jobId), letter.jobId);
    this.logger.error(`${letter.jobId} failed for good (${letter.code}) and is now a dead letter`);
  }
}

function toDeadLetter({
  id,
  name,
  queue,
  data,
  opts,
  attemptsMade,
  failedReason,
  finishedOn,
}: Job<Envelope>): DeadLetter {
  const envelope = envelopeSchema.safeParse(data).data ?? { v: 1, p: null, requestId: undefined };
  const { firstMs } = typeof opts.backoff === 'object' ? (opts.backoff.options as { firstMs: number }) : { firstMs: 0 };
  return {
    id: `${queue.name}/${id}`,
    jobId: String(id),
    name,
    queue: queue.name as QueueName,
    version: envelope.v,
    payload: envelope.p,
    requestId: envelope.requestId,
    ...JobFailure.parse(failedReason ?? ''),
    attempts: attemptsMade,
    maxAttempts: opts.attempts ?? 1,
    backoffMs: firstMs,
    failedAt: new Date(finishedOn ?? Date.now()),
  };
}
