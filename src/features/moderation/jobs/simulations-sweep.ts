import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { RuleSimulator } from '../simulator/rule-simulator.js';

/** A worker says how far it is after every page: whoever is silent for so long is dead. */
const graceMs = 60_000;
const batchSize = 100;

/** Starts simulations again whose worker died or whose job was lost. */
@Injectable()
export class SimulationsSweep implements OnModuleInit {
  constructor(
    private readonly simulator: RuleSimulator,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'moderation.simulate sweep', everySeconds: 30, run: () => this.resumeLost() });
  }

  resumeLost(): Promise<void> {
    return this.simulator.resume(new Date(this.clock.now().getTime() - graceMs), batchSize);
  }
}
