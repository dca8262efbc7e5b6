import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation.module.js';
import { ClaimsSweep } from './claims-sweep.js';

@Module({ imports: [ModerationModule], providers: [ClaimsSweep] })
export class ModerationJobsModule {}
