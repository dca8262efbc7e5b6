import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { MoveOutbox } from '../moves/move-outbox.js';
import { MoveTurns } from '../moves/move-turns.js';

/** Longer than a page takes. */
const graceMs = 30_000;
/** Far longer than any request lives that could still post where the comments were. */
const lateMs = 3_600_000;
const batchSize = 500;

/** Goes on with moves whose job was lost, fetches comments that came too late, and records what is owed. */
@Injectable()
export class MovesSweep implements OnModuleInit {
  private readonly logger = new Logger(MovesSweep.name);

  constructor(
    private readonly turns: MoveTurns,
    private readonly outbox: MoveOutbox,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'comments.move sweep', everySeconds: 15, run: () => this.run() });
    this.scheduler.every({ name: 'ledger sweep of moves', everySeconds: 30, run: () => this.recordLeftovers() });
  }

  async run(): Promise<void> {
    await this.turns.resume(this.before(graceMs));
    await this.turns.fetchLate(this.before(lateMs));
  }

  async recordLeftovers(): Promise<void> {
    for (const id of await this.outbox.owing(batchSize)) {
      // One record that cannot be appended must not keep the others waiting.
      await this.outbox
        .settle(id)
        .catch((error: unknown) => this.logger.error(`What move ${id} owes the ledger is not recorded`, error));
    }
  }

  private before(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
