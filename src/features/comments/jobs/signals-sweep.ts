import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { SignalCounter } from '../signals/signal-counter.js';

/** Older marks than this are left over from a process that died between an act and its count. */
const graceMs = 5_000;
const batchSize = 500;

/** Counts what readers did and nobody counted. */
@Injectable()
export class SignalsSweep implements OnModuleInit {
  private readonly logger = new Logger(SignalsSweep.name);

  constructor(
    private readonly counter: SignalCounter,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'signals sweep', everySeconds: 15, run: () => this.countLeftovers() });
  }

  async countLeftovers(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - graceMs);
    for (const id of await this.counter.findLeftovers(before, batchSize)) {
      // One comment that cannot be counted must not keep the others waiting.
      await this.counter.recount(id).catch((error: unknown) => this.logger.error(`Comment ${id} not counted`, error));
    }
  }
}
