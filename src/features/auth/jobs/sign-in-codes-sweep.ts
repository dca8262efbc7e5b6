import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Scheduler } from '../../../core/schedule/scheduler.js';
import { SignInCodesRepository } from '../hand-over/sign-in-codes.repository.js';

/** Forgets sign-in codes that nobody redeemed: a TTL index does not expire them everywhere. */
@Injectable()
export class SignInCodesSweep implements OnModuleInit {
  constructor(
    private readonly codes: SignInCodesRepository,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.every({ name: 'sign-in codes sweep', everySeconds: 600, run: () => this.forget() });
  }

  async forget(): Promise<void> {
    await this.codes.forgetExpired(this.clock.now());
  }
}
