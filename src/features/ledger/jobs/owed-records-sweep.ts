import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { describeFailure } from '../../../core/logging/redact.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { type Outbox, Outboxes } from '../outbox.js';

const batchSize = 500;

/** Brings to the ledger what a process that died had still owed it, whatever kind of document owes it. */
@Injectable()
export class OwedRecordsSweep implements OnModuleInit {
  private readonly logger = new Logger(OwedRecordsSweep.name);

  constructor(
    private readonly outboxes: Outboxes,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'ledger sweep', everySeconds: 30, run: () => this.run() });
  }

  async run(): Promise<void> {
    for (const outbox of this.outboxes.all) {
      await this.empty(outbox).catch((error: unknown) => this.report(`What any ${outbox.what} owes`, error));
    }
  }

  private async empty(outbox: Outbox): Promise<void> {
    for (const id of await outbox.owing(batchSize)) {
      // One record that cannot be appended must not keep the others waiting.
      await outbox.settle(id).catch((error: unknown) => this.report(`What the ${outbox.what} ${id} owes`, error));
    }
  }

  private report(what: string, error: unknown): void {
    this.logger.error(`${what} the ledger could not be recorded: ${describeFailure(error)}`);
  }
}
