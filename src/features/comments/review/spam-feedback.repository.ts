import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { SpamFeedback } from '../comment.js';
import type { CommentDocument } from '../comment.schema.js';
import type { ReviewedClient } from './review-stage.js';

/** What a comment keeps for the spam service. None of it changes what anybody sees. */
@Injectable()
export class SpamFeedbackRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  /** Who sent the latest text, if that is still kept. */
  async findSender(id: string, now: Date): Promise<ReviewedClient | undefined> {
    const found = await this.comments.findOne({ _id: id, 'sender.until': { $gt: now } }, { sender: 1 }).lean();
    return found?.sender?.client;
  }

  /** Notes what became of a feedback, unless a later decision has put another in its place. */
  async end(id: string, { since, word }: SpamFeedback, state: 'TOLD' | 'NOT_SENT'): Promise<void> {
    const filter = { _id: id, 'spamFeedback.since': since, 'spamFeedback.word': word };
    await this.comments.updateOne(filter, { $set: { 'spamFeedback.state': state } });
  }

  async findOwed(before: Date, limit: number): Promise<{ commentId: string; since: Date }[]> {
    const found = await this.comments
      .find({ 'spamFeedback.state': 'OWED', 'spamFeedback.since': { $lt: before } }, { spamFeedback: 1 })
      .sort({ 'spamFeedback.since': 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id, spamFeedback }) => ({ commentId: _id, since: spamFeedback!.since }));
  }

  async forgetSenders(now: Date): Promise<void> {
    await this.comments.updateMany({ 'sender.until': { $lte: now } }, { $unset: { sender: 1 } });
  }
}
