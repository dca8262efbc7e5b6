import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CommentsModule } from '../comments/index.js';
import { ReportRules } from './report-rules.js';
import { reportSchema } from './report.schema.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';

/** Safe in every role: services and repositories only. */
@Module({
  imports: [CommentsModule, MongooseModule.forFeature([{ name: 'Report', schema: reportSchema }])],
  providers: [ReportRules, ReportsRepository, ReportsService, ReportsQueries],
  exports: [ReportsService, ReportsQueries],
})
export class ReportsModule {}
