import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { BulkRepository } from '../bulk/bulk.repository.js';
import { endedKeptMs } from '../bulk/bulk.js';
import { BulkTurns } from '../bulk/bulk-turns.js';

/** Longer than any turn takes. */
const graceMs = 60_000;
const previewKeptMs = 86_400_000;
const batchSize = 100;

/** Goes on with bulk operations whose job was lost, and forgets previews that nobody started and what ended long ago. */
@Injectable()
export class BulkSweep implements OnModuleInit {
  constructor(
    private readonly repository: BulkRepository,
    private readonly turns: BulkTurns,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'moderation.bulk sweep', everySeconds: 30, run: () => this.resumeLost() });
    this.scheduler.every({ name: 'bulk preview sweep', everySeconds: 3_600, run: () => this.removePreviews() });
    this.scheduler.every({ name: 'ended bulk sweep', everySeconds: 600, run: () => this.removeEnded() });
  }

  resumeLost(): Promise<void> {
    return this.turns.resume(this.before(graceMs), batchSize);
  }

  removeEnded(): Promise<void> {
    return this.repository.removeEnded(this.before(endedKeptMs), batchSize);
  }

  private removePreviews(): Promise<void> {
    return this.repository.removePreviews(this.before(previewKeptMs));
  }

  private before(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
