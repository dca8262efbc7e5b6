import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger.module.js';
import { OwedRecordsSweep } from './owed-records-sweep.js';

@Module({ imports: [LedgerModule], providers: [OwedRecordsSweep] })
export class LedgerJobsModule {}
