import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { NoticeDecisionsService } from '../notices/notice-decisions.service.js';

const graceMs = 5_000;
const batchSize = 100;

/** Rejects what was found illegal and is still there. */
@Injectable()
export class NoticesSweep implements OnModuleInit {
  constructor(
    private readonly decisions: NoticeDecisionsService,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'illegal notices sweep', everySeconds: 15, run: () => this.enforceLeftovers() });
  }

  enforceLeftovers(): Promise<void> {
    return this.decisions.enforceLeftovers(new Date(this.clock.now().getTime() - graceMs), batchSize);
  }
}
