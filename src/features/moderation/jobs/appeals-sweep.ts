import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import type { Position } from '../../comments/index.js';
import { GrantedAppeals } from '../appeals/granted-appeals.js';
import { OvertakenAppeals } from '../appeals/overtaken-appeals.js';

const graceMs = 5_000;
const batchSize = 100;
const followedAtOnce = 200;

/** Finishes what a process that died had still to do: approve, end what was overtaken. */
@Injectable()
export class AppealsSweep implements OnModuleInit {
  /** Where among the open appeals the next turn begins: each turn looks at some, and all have their turn. */
  private followedTo: Position | undefined;

  constructor(
    private readonly granted: GrantedAppeals,
    private readonly overtaken: OvertakenAppeals,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'granted appeals sweep', everySeconds: 15, run: () => this.enforceLeftovers() });
    this.scheduler.every({ name: 'open appeals sweep', everySeconds: 60, run: () => this.followLeftovers() });
  }

  enforceLeftovers(): Promise<void> {
    return this.granted.enforceLeftovers(new Date(this.clock.now().getTime() - graceMs), batchSize);
  }

  async followLeftovers(): Promise<void> {
    this.followedTo = await this.overtaken.followSome(this.followedTo, followedAtOnce);
  }
}
