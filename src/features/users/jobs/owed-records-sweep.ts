import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { describeFailure } from '../../../core/logging/redact.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { UserOutbox } from '../user-outbox.js';

const batchSize = 500;

/** Brings to the ledger what a process that died had still owed it. */
@Injectable()
export class OwedRecordsSweep implements OnModuleInit {
  private readonly logger = new Logger(OwedRecordsSweep.name);

  constructor(
    private readonly outbox: UserOutbox,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'ledger sweep of people', everySeconds: 30, run: () => this.run() });
  }

  async run(): Promise<void> {
    for (const userId of await this.outbox.owing(batchSize)) {
      // One record that cannot be appended must not keep the others waiting.
      await this.outbox.settle(userId).catch((error: unknown) => {
        this.logger.error(`What is owed for user ${userId} could not be recorded: ${describeFailure(error)}`);
      });
    }
  }
}
