import { Injectable } from '@nestjs/common';
import { coreError } from '../errors/core.errors.js';
import { type DeadLetter, type DeadLetterFilter, DeadLettersRepository } from './dead-letters.repository.js';
import { JobQueue } from './job-queue.js';

/** Jobs that failed for good: kept in Mongo until somebody tries them again or discards them. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly repository: DeadLettersRepository,
    private readonly jobs: JobQueue,
  ) {}

  /** Newest first, 100 unless told otherwise. */
  list(filter: DeadLetterFilter = {}): Promise<DeadLetter[]> {
    return this.repository.find(filter);
  }

  /**
   * Adds the job again as it was, with all its attempts.
   *
   * @throws TalkError NOT_FOUND when there is no such letter, UNAVAILABLE while Redis is away (the letter stays)
   */
  async retry(id: string): Promise<void> {
    const letter = await this.repository.findById(id);
    if (letter === undefined) throw coreError('NOT_FOUND', { what: 'dead letter' });
    const { jobId, name, queue, version, payload, requestId, maxAttempts, backoffMs } = letter;
    const envelope = { v: version, p: payload, ...(requestId === undefined ? {} : { requestId }) };
    await this.jobs.addStored({ id: jobId, name, queue, envelope, attempts: maxAttempts, backoffMs });
    await this.repository.remove(id);
  }

  /** @throws TalkError NOT_FOUND when there is no such letter */
  async discard(id: string): Promise<void> {
    if (!(await this.repository.remove(id))) throw coreError('NOT_FOUND', { what: 'dead letter' });
  }
}
