import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { MoveTurns } from '../moves/move-turns.js';

/** Longer than a page takes. */
const graceMs = 30_000;
/** Far longer than any request lives that could still post where the comments were. */
const lateMs = 3_600_000;

/** Goes on with moves whose job was lost, and fetches comments that came too late. */
@Injectable()
export class MovesSweep implements OnModuleInit {
  constructor(
    private readonly turns: MoveTurns,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'comments.move sweep', everySeconds: 15, run: () => this.run() });
  }

  async run(): Promise<void> {
    await this.turns.resume(this.before(graceMs));
    await this.turns.fetchLate(this.before(lateMs));
  }

  private before(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
