import { actorIdOf, moderatedSites } from '../../../core/context/actor.js';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { type RequestContext, systemContext } from '../../../core/context/request-context.js';
import { requireModerator, requireModeratorOf } from '../../../core/context/require-role.js';
import { derivedId } from '../../../core/database/ids.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { TalkError } from '../../../core/errors/talk-error.js';
import {
  bodyDigest,
  CommentDecisionsService,
  CommentsQueries,
  type Position,
  SignalCounter,
} from '../../comments/index.js';
import { type IllegalNotice, noticeLimits, type NoticeVerdict } from './notice.js';
import { noticeError } from './notice.errors.js';
import { NoticeOutbox } from './notice-outbox.js';
import { type NoticeFilter, NoticesRepository } from './notices.repository.js';
import { required } from './notices.service.js';

export interface VerdictInput {
  readonly noticeId: string;
  readonly verdict: NoticeVerdict;
  readonly grounds: string;
  readonly explanation: string;
}

/** Working through notices, for moderators. The word about a notice is the truth; rejecting its comment follows it. */
@Injectable()
export class NoticeDecisionsService {
  private readonly logger = new Logger(NoticeDecisionsService.name);

  constructor(
    private readonly repository: NoticesRepository,
    private readonly comments: CommentsQueries,
    private readonly decisions: CommentDecisionsService,
    private readonly counter: SignalCounter,
    private readonly outbox: NoticeOutbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Up to one more than asked for, oldest first, of the sites that the moderator is responsible for.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN for a site that they are not responsible for
   */
  async list(
    ctx: RequestContext,
    { siteId, state }: Pick<NoticeFilter, 'state'> & { readonly siteId?: string | undefined },
    { first, after }: { first: number; after?: Position | undefined },
  ): Promise<IllegalNotice[]> {
    requireModerator(ctx);
    if (siteId !== undefined) requireModeratorOf(ctx, siteId);
    const scope = siteId === undefined ? moderatedSites(ctx.actor) : [siteId];
    return this.repository.findPage({ state, siteIds: scope === 'all' ? undefined : scope }, after, first + 1);
  }

  /**
   * Notes who works on a notice. Another moderator may take it over.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, NOTICE_DECIDED
   */
  async take(ctx: RequestContext, noticeId: string): Promise<IllegalNotice> {
    const notice = await this.open(ctx, noticeId);
    const by = actorIdOf(ctx.actor);
    const last = notice.history.at(-1);
    if (last?.state === 'UNDER_REVIEW' && last.by === by) return notice;
    const taken = await this.repository.take(noticeId, by, this.clock.now());
    if (!taken) throw noticeError('NOTICE_DECIDED');
    return taken;
  }

  /**
   * Decides a notice, once. ILLEGAL rejects the comment; a comment that is gone makes the notice VOID.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, NOTICE_DECIDED
   */
  async decide(ctx: RequestContext, { noticeId, verdict, ...said }: VerdictInput): Promise<IllegalNotice> {
    const { commentId, siteId } = await this.open(ctx, noticeId);
    const grounds = required('The grounds', said.grounds, noticeLimits.grounds);
    const explanation = required('The explanation', said.explanation, noticeLimits.explanation);
    const comment = await this.comments.byId(commentId);
    const isGone = !comment || comment.deletedAt !== undefined;
    const state = isGone ? 'VOID' : (`DECIDED_${verdict}` as const);
    const [by, at] = [actorIdOf(ctx.actor), this.clock.now()];
    const decided = await this.repository.decide(noticeId, {
      state,
      by,
      outcome: { grounds, explanation, decidedAt: at },
      record: {
        id: derivedId('notice-record', noticeId),
        chain: siteId,
        at,
        actorId: by,
        action: `NOTICE_${state}`,
        subject: { kind: 'notice', id: noticeId },
        reason: grounds,
        facts: {
          comment: commentId,
          ...(isGone ? {} : { revision: comment.revisions.length - 1, text: bodyDigest(comment.body) }),
        },
      },
    });
    if (!decided) throw noticeError('NOTICE_DECIDED');
    if (state === 'DECIDED_ILLEGAL') await this.enforce(ctx, decided);
    this.outbox.settleSoon(noticeId);
    this.counter.recountSoon(commentId);
    return decided;
  }

  /** Rejects comments whose notice was decided by a process that died before it could. */
  async enforceLeftovers(before: Date, limit: number): Promise<void> {
    for (const notice of await this.repository.findUnenforced(before, limit)) {
      // One comment that cannot be rejected must not keep the others waiting.
      await this.enforce(systemContext('illegal-notices'), notice).catch((error: unknown) =>
        this.logger.error(`Comment ${notice.commentId} could not be rejected`, error),
      );
    }
  }

  private async enforce(ctx: RequestContext, { id, commentId }: IllegalNotice): Promise<void> {
    try {
      await this.decisions.decide(ctx, { commentId, kind: 'REJECTED', code: 'ILLEGAL_CONTENT' });
    } catch (error) {
      // Deleted meanwhile: there is nothing left to reject.
      if (!(error instanceof TalkError) || error.code !== 'NOT_FOUND') throw error;
    }
    await this.repository.clearUnenforced(id);
  }

  private async open(ctx: RequestContext, noticeId: string): Promise<IllegalNotice> {
    requireModerator(ctx);
    const notice = await this.repository.findById(noticeId);
    if (!notice) throw coreError('NOT_FOUND', { what: 'notice' });
    requireModeratorOf(ctx, notice.siteId);
    if (notice.outcome) throw noticeError('NOTICE_DECIDED');
    return notice;
  }
}
