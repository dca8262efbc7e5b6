import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { derivedId } from '../../core/database/ids.js';
import { type SignalCounts, SignalsRepository } from '../comments/index.js';
import { disagreement, type Report, type ReportReason, type StoredReason } from './report.js';
import type { ReportDocument } from './report.schema.js';

export interface ReportKey {
  readonly commentId: string;
  readonly reason: StoredReason;
  /** Who reports: a person, or what stands for an address; see `ReportsService`. */
  readonly reporter: string;
}

type ReportCounts = Pick<SignalCounts, 'reports' | 'disagreements' | 'openReports'>;

/** One document for each reporter, comment and reason. */
@Injectable()
export class ReportsRepository extends SignalsRepository<ReportDocument> {
  readonly name = 'reports';

  constructor(@InjectModel('Report') private readonly reports: Model<ReportDocument>) {
    super(reports);
  }

  /** @returns whether that changed anything */
  add(key: ReportKey, { userId, text }: { userId?: string; text?: string }, at: Date): Promise<boolean> {
    const { commentId, reason } = key;
    const more = { ...(userId ? { userId } : {}), ...(text ? { text } : {}) };
    return this.activate(idOf(key), { commentId, reason, ...more }, at);
  }

  /** @returns whether that changed anything */
  withdraw(key: ReportKey, at: Date): Promise<boolean> {
    return this.deactivate(idOf(key), at);
  }

  async count(commentId: string, since: Date | undefined): Promise<ReportCounts> {
    const isOpen = since ? { $cond: [{ $gte: ['$createdAt', since] }, 1, 0] } : 1;
    const found = await this.reports.aggregate<{ _id: StoredReason; count: number; open: number }>([
      { $match: { commentId, isActive: true } },
      { $group: { _id: '$reason', count: { $sum: 1 }, open: { $sum: isOpen } } },
    ]);
    const reports = found.filter(({ _id }) => _id !== disagreement);
    return {
      reports: Object.fromEntries(reports.map(({ _id, count }) => [_id, count])),
      disagreements: found.find(({ _id }) => _id === disagreement)?.count ?? 0,
      openReports: reports.reduce((sum, { open }) => sum + open, 0),
    };
  }

  /** A comment's active reports, newest first. */
  async findOfComment(commentId: string, limit: number): Promise<Report[]> {
    const found = await this.reports
      .find({ commentId, isActive: true, reason: { $ne: disagreement } })
      .sort({ createdAt: -1 })
      .limit(limit)
      .lean();
    return found.map(toReport);
  }

  /** What a person reported and has not taken back, newest first. */
  async findByReporter(userId: string, limit: number): Promise<Report[]> {
    const found = await this.reports
      .find({ userId, isActive: true, reason: { $ne: disagreement } })
      .sort({ createdAt: -1 })
      .limit(limit)
      .lean();
    return found.map(toReport);
  }
}

function idOf({ commentId, reason, reporter }: ReportKey): string {
  return derivedId('report', commentId, reason, reporter);
}

function toReport({ _id, commentId, reason, text, userId, createdAt }: ReportDocument): Report {
  return { id: _id, commentId, reason: reason as ReportReason, text, userId, createdAt };
}
