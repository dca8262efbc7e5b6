import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { ClaimsRepository } from '../claims/claims.repository.js';

/** Claims that are over mean nothing; they are kept this long for those who come back to a subscription. */
const keptMs = 600_000;

@Injectable()
export class ClaimsSweep implements OnModuleInit {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'claims sweep', everySeconds: 300, run: () => this.removeExpired() });
  }

  async removeExpired(): Promise<void> {
    await this.claims.removeExpired(new Date(this.clock.now().getTime() - keptMs));
  }
}
