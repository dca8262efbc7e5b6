import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation.module.js';
import { AppealsSweep } from './appeals-sweep.js';
import { BulkProcessor } from './bulk.processor.js';
import { BulkSweep } from './bulk-sweep.js';
import { ClaimsSweep } from './claims-sweep.js';
import { SimulateRulesProcessor } from './simulate-rules.processor.js';
import { SimulationsSweep } from './simulations-sweep.js';

@Module({
  imports: [ModerationModule],
  providers: [ClaimsSweep, BulkSweep, BulkProcessor, AppealsSweep, SimulationsSweep, SimulateRulesProcessor],
})
export class ModerationJobsModule {}
