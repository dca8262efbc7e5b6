import { Module } from '@nestjs/common';
import { UsersModule } from '../../users/index.js';
import { ReportsModule } from '../reports.module.js';
import { ReportResolver } from './report.resolver.js';
import { ReportsResolver } from './reports.resolver.js';

@Module({ imports: [ReportsModule], providers: [ReportsResolver] })
export class ReportsGraphqlModule {}

@Module({ imports: [ReportsModule, UsersModule], providers: [ReportResolver] })
export class StaffReportsGraphqlModule {}
