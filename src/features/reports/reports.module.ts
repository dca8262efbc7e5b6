import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { LedgerModule } from '../ledger/index.js';
import { SettingsModule } from '../settings/index.js';
import { CommentsModule } from '../comments/index.js';
import { StoriesModule } from '../stories/index.js';
import { NoticeDecisionsService } from './notices/notice-decisions.service.js';
import { noticeSchema } from './notices/notice.schema.js';
import { NoticeOutbox } from './notices/notice-outbox.js';
import { NoticesRepository } from './notices/notices.repository.js';
import { NoticesService } from './notices/notices.service.js';
import { ReportRules } from './report-rules.js';
import { reportSchema } from './report.schema.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';

/** Safe in every role: services and repositories only. */
@Module({
  imports: [
    CommentsModule,
    StoriesModule,
    LedgerModule,
    SettingsModule,
    MongooseModule.forFeature([
      { name: 'Report', schema: reportSchema },
      { name: 'IllegalNotice', schema: noticeSchema },
    ]),
  ],
  providers: [
    ReportRules,
    ReportsRepository,
    ReportsService,
    ReportsQueries,
    NoticesRepository,
    NoticeOutbox,
    NoticesService,
    NoticeDecisionsService,
  ],
  exports: [ReportsService, ReportsQueries, NoticesService, NoticeDecisionsService],
})
export class ReportsModule {}
