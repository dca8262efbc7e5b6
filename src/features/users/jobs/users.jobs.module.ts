import { Module } from '@nestjs/common';
import { UsersModule } from '../users.module.js';
import { OwedRecordsSweep } from './owed-records-sweep.js';

@Module({ imports: [UsersModule], providers: [OwedRecordsSweep] })
export class UsersJobsModule {}
