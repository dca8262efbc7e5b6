import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { CommentsQueries } from '../comments/index.js';
import { recordOf, type Report, type ReporterRecord } from './report.js';
import { ReportsRepository } from './reports.repository.js';

const maxOfComment = 50;
const maxOfReporter = 100;

/** What moderators read about reports. Every method refuses anybody else. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly comments: CommentsQueries,
  ) {}

  /** A comment's 50 newest reports. */
  async ofComment(ctx: RequestContext, commentId: string): Promise<Report[]> {
    requireModerator(ctx);
    return this.repository.findOfComment(commentId, maxOfComment);
  }

  /** What became of a person's 100 newest reports, so that a moderator knows how much the next one is worth. */
  async recordOf(ctx: RequestContext, userId: string): Promise<ReporterRecord> {
    requireModerator(ctx);
    const reports = await this.repository.findByReporter(userId, maxOfReporter);
    const ids = [...new Set(reports.map(({ commentId }) => commentId))];
    const comments = (await this.comments.byIds(ids)).flatMap((comment) => comment ?? []);
    return recordOf(reports, new Map(comments.map((comment) => [comment.id, comment])));
  }
}
