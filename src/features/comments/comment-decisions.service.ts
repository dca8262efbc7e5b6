import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { SitesQueries } from '../sites/index.js';
import { CommentChanged } from './comment.events.js';
import type { Comment } from './comment.js';
import { CommentsRepository } from './comments.repository.js';
import { ReviewPipeline } from './review/review.pipeline.js';

/** Decisions about stored comments: a moderator's, which always count, and the slow review's, which give way to them. */
@Injectable()
export class CommentDecisionsService {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly sites: SitesQueries,
    private readonly review: ReviewPipeline,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Approves or rejects. Deciding the same again changes nothing.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
   */
  async decide(ctx: RequestContext, commentId: string, status: 'APPROVED' | 'REJECTED'): Promise<Comment> {
    requireModerator(ctx);
    const moderatorId = ctx.actor.kind === 'user' ? ctx.actor.id : 'system';
    const changed = await this.repository.decide(commentId, status, moderatorId, this.clock.now());
    if (changed) {
      await this.events.emit(new CommentChanged(changed.storyId, changed.siteId));
      return changed;
    }
    const unchanged = await this.repository.findById(commentId);
    if (!unchanged) throw coreError('NOT_FOUND', { what: 'comment' });
    return unchanged;
  }

  /** Runs the slow stages for one revision, once: `skipped` when it was reviewed, decided or edited meanwhile. */
  async reviewRevision(commentId: string, revision: number): Promise<'done' | 'skipped'> {
    const waiting = await this.repository.findWaitingRevision(commentId);
    const comment = waiting === revision ? await this.repository.findById(commentId) : undefined;
    const site = comment && (await this.sites.byId(comment.siteId));
    if (!comment || !site) return 'skipped';
    const { authorId, storyId, body } = comment;
    const { status, reasons } = await this.review.run('slow', { commentId, authorId, storyId, site, body });
    const held =
      status === 'NONE'
        ? undefined
        : await this.repository.holdAfterReview(commentId, revision, reasons, this.clock.now());
    if (held) await this.events.emit(new CommentChanged(held.storyId, held.siteId));
    else await this.repository.passReview(commentId, revision, reasons);
    return 'done';
  }
}
