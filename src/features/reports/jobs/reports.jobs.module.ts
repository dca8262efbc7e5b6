import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports.module.js';
import { NoticesSweep } from './notices-sweep.js';

@Module({ imports: [ReportsModule], providers: [NoticesSweep] })
export class ReportsJobsModule {}
