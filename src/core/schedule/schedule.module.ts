import { Global, Module } from '@nestjs/common';
import { Scheduler } from './scheduler.js';

/** Imported by the jobs role alone. */
@Global()
@Module({ providers: [Scheduler], exports: [Scheduler] })
export class ScheduleModule {}
