import { Handles, type JobHandler } from '../../../core/queue/handles.js';
import { moderateInBulk } from '../bulk/bulk.jobs.js';
import { BulkTurns } from '../bulk/bulk-turns.js';

@Handles(moderateInBulk)
export class BulkProcessor implements JobHandler<{ bulkId: string; turn: number }> {
  constructor(private readonly turns: BulkTurns) {}

  handle({ bulkId }: { bulkId: string; turn: number }): Promise<'done' | 'skipped'> {
    return this.turns.take(bulkId);
  }
}
