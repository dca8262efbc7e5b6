import { Module } from '@nestjs/common';
import { UsersModule } from '../../users/index.js';
import { ReportsModule } from '../reports.module.js';
import { NoticesResolver } from './notices.resolver.js';
import { ReportResolver } from './report.resolver.js';
import { ReportsResolver } from './reports.resolver.js';
import { StaffNoticesResolver } from './staff-notices.resolver.js';

@Module({ imports: [ReportsModule], providers: [ReportsResolver, NoticesResolver] })
export class ReportsGraphqlModule {}

@Module({ imports: [ReportsModule, UsersModule], providers: [ReportResolver, StaffNoticesResolver] })
export class StaffReportsGraphqlModule {}
