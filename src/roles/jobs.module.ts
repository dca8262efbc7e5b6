import { Module } from '@nestjs/common';
import { JobsHealthModule } from '../core/health/jobs-health.module.js';
import { QueueConsumerModule } from '../core/queue/queue-consumer.module.js';
import { ScheduleModule } from '../core/schedule/schedule.module.js';
import { AuthJobsModule } from '../features/auth/jobs/auth.jobs.module.js';
import { LedgerJobsModule } from '../features/ledger/jobs/ledger.jobs.module.js';
import { CommentsJobsModule } from '../features/comments/jobs/comments.jobs.module.js';
import { ReactionsModule } from '../features/reactions/index.js';
import { ReportsJobsModule } from '../features/reports/jobs/reports.jobs.module.js';
import { ModerationJobsModule } from '../features/moderation/jobs/moderation.jobs.module.js';
import { StoriesJobsModule } from '../features/stories/jobs/stories.jobs.module.js';

/** The jobs role: every queue it is told to, and the scheduler's sweeps. It opens no public port. */
@Module({
  imports: [
    QueueConsumerModule.forProcess(),
    ScheduleModule,
    JobsHealthModule,
    LedgerJobsModule,
    AuthJobsModule,
    CommentsJobsModule,
    StoriesJobsModule,
    ReactionsModule,
    ReportsJobsModule,
    ModerationJobsModule,
  ],
})
export class JobsModule {}
