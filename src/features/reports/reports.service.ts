import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { derivedId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { cleanText } from '../../core/text/clean-text.js';
import { assertMayWrite, type Comment, CommentsQueries, isShown, SignalCounter } from '../comments/index.js';
import { StoriesQueries } from '../stories/index.js';
import { disagreement, type ReportReason } from './report.js';
import { ReportRules } from './report-rules.js';
import { ReportsRepository } from './reports.repository.js';

export interface ReportInput {
  readonly commentId: string;
  readonly reason: ReportReason;
  readonly text?: string | undefined;
}

export const maxReportLength = 1_000;

const limits = {
  byPerson: { name: 'report', points: 20, durationSeconds: 60 },
  byAddress: { name: 'report-address', points: 120, durationSeconds: 60 },
  /** Whoever is not signed in can be told apart by nothing but the address. */
  signedOut: { name: 'report-signed-out', points: 10, durationSeconds: 3_600 },
} as const;

/** Reporting comments, and disagreeing with them. The act is one write; numbers and queues follow the answer. */
@Injectable()
export class ReportsService implements OnModuleInit {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly comments: CommentsQueries,
    private readonly stories: StoriesQueries,
    private readonly counter: SignalCounter,
    private readonly rules: ReportRules,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.counter.registerSource(this.repository);
  }

  /**
   * Reports a comment that readers see, once for each person and reason; again changes nothing, not even after a
   * moderator has approved the comment.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, BAD_INPUT, NOT_FOUND, STORY_READ_ONLY
   */
  async report(ctx: RequestContext, { commentId, reason, text = '' }: ReportInput): Promise<void> {
    await this.limit(ctx);
    if (text.length > maxReportLength) {
      throw coreError('BAD_INPUT', { problem: `What you write about it has at most ${maxReportLength} characters.` });
    }
    const comment = await this.shown(commentId);
    const who = await this.reporterOf(ctx, comment);
    const more = { ...who, text: cleanText(text).trim() };
    if (await this.repository.add({ commentId, reason, reporter: who.reporter }, more, this.clock.now())) {
      this.counter.recountSoon(commentId);
    }
  }

  /**
   * Takes a report back, also from a comment that has gone out of view. Where there is none nothing changes.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, NOT_FOUND, STORY_READ_ONLY
   */
  async withdraw(ctx: RequestContext, commentId: string, reason: ReportReason): Promise<void> {
    await this.limit(ctx);
    const comment = await this.comments.byId(commentId);
    if (!comment) throw coreError('NOT_FOUND', { what: 'comment' });
    await this.stories.assertNotArchived(comment.storyId);
    const { reporter } = await this.reporterOf(ctx, comment);
    if (await this.repository.withdraw({ commentId, reason, reporter }, this.clock.now())) {
      this.counter.recountSoon(commentId);
    }
  }

  /**
   * Notes that a signed-in person disagrees. It brings a comment into no queue.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, NOT_FOUND, STORY_READ_ONLY
   */
  async disagree(ctx: RequestContext, commentId: string): Promise<void> {
    const { id } = assertMayWrite(ctx);
    await this.limit(ctx);
    await this.shown(commentId);
    const key = { commentId, reason: disagreement, reporter: id } as const;
    if (await this.repository.add(key, { userId: id }, this.clock.now())) this.counter.recountSoon(commentId);
  }

  /** @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, STORY_READ_ONLY */
  async withdrawDisagreement(ctx: RequestContext, commentId: string): Promise<void> {
    const { id } = assertMayWrite(ctx);
    await this.limit(ctx);
    const comment = await this.comments.byId(commentId);
    if (comment) await this.stories.assertNotArchived(comment.storyId);
    const key = { commentId, reason: disagreement, reporter: id } as const;
    if (await this.repository.withdraw(key, this.clock.now())) this.counter.recountSoon(commentId);
  }

  private async shown(commentId: string): Promise<Comment> {
    const comment = await this.comments.byId(commentId);
    if (!comment || !isShown(comment)) throw coreError('NOT_FOUND', { what: 'comment' });
    await this.stories.assertNotArchived(comment.storyId);
    return comment;
  }

  private async limit({ actor, address }: RequestContext): Promise<void> {
    await this.limiter.consume(limits.byAddress, address);
    if (actor.kind === 'user') await this.limiter.consume(limits.byPerson, actor.id);
    else await this.limiter.consume(limits.signedOut, address);
  }

  /** An address is kept as no more than what tells two reports of one comment apart. */
  private async reporterOf(ctx: RequestContext, comment: Comment): Promise<{ reporter: string; userId?: string }> {
    if (ctx.actor.kind === 'anonymous' && (await this.rules.of(comment.siteId)).signedOut) {
      return { reporter: derivedId('address', comment.id, ctx.address) };
    }
    const { id } = assertMayWrite(ctx);
    return { reporter: id, userId: id };
  }
}
