import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { JobQueue } from '../../../core/queue/job-queue.js';
import { moderateInBulk } from './bulk.jobs.js';
import { BulkRepository } from './bulk.repository.js';
import { BulkRunner } from './bulk-runner.js';
import { BulkUndo } from './bulk-undo.js';

/** Some seconds of work, so that a worker that shuts down need not wait for ten thousand comments. */
const pagesATurn = 5;

/** Works off operations turn by turn. A turn may be done twice, also at the same time. */
@Injectable()
export class BulkTurns {
  constructor(
    private readonly repository: BulkRepository,
    private readonly runner: BulkRunner,
    private readonly undo: BulkUndo,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  async take(bulkId: string): Promise<'done' | 'skipped'> {
    for (let page = 0; page < pagesATurn; page += 1) {
      const operation = await this.repository.findById(bulkId);
      if (operation?.state !== 'RUNNING' && operation?.state !== 'UNDOING') return page === 0 ? 'skipped' : 'done';
      const worker = operation.state === 'RUNNING' ? this.runner : this.undo;
      if (!(await worker.run(operation))) {
        await this.repository.nextTurn(bulkId, operation.turn, this.clock.now());
        return 'done';
      }
    }
    await this.continue(bulkId);
    return 'done';
  }

  /** Operations that nobody has worked on for a while: their job was lost. */
  async resume(touchedBefore: Date, limit: number): Promise<void> {
    for (const { id } of await this.repository.findUnfinished(touchedBefore, limit)) await this.continue(id);
  }

  private async continue(bulkId: string): Promise<void> {
    const operation = await this.repository.findById(bulkId);
    if (!operation) return;
    const turn = operation.turn + 1;
    await this.repository.nextTurn(bulkId, operation.turn, this.clock.now());
    await this.jobs.add(moderateInBulk, { bulkId, turn });
  }
}
