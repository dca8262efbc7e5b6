import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator, requireModeratorOf } from '../../core/context/require-role.js';
import { derivedId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { actorIdOf } from '../../core/context/actor.js';
import { commentError } from './comment.errors.js';
import { CommentChanged, CommentDecided, SpamFeedbackOwed } from './comment.events.js';
import type { CommentDocument } from './comment.schema.js';
import { feedbackAfter } from './review/spam-feedback.js';
import {
  type Comment,
  type Decision,
  isBuiltInTag,
  isShown,
  mostTags,
  type RejectionCode,
  withEveryReportOpen,
} from './comment.js';
import { commentRecord } from './comment-records.js';
import { CommentTags } from './comment-tags.js';
import { type CommentFields, CommentsRepository } from './comments.repository.js';
import { rejectionInForce } from './statement-of-reasons.js';

export interface DecisionInput {
  readonly commentId: string;
  readonly kind: 'APPROVED' | 'REJECTED';
  /** The revision that the moderator has looked at; without it whatever there is. */
  readonly revision?: number | undefined;
  readonly code?: RejectionCode | undefined;
  /** To the author. */
  readonly text?: string | undefined;
  /** The rejection that is reversed: where it is not in force any more, nothing changes. */
  readonly reverses?: string | undefined;
}

const maxTextLength = 2_000;
const rejectedWithoutCode = 'OTHER';

/** What moderators do to stored comments. Their word always counts, and every word leaves a record for the ledger. */
@Injectable()
export class CommentDecisionsService {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly tags: CommentTags,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Approves or rejects. Deciding the same again changes nothing.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, COMMENT_EDITED when the revision is no longer the latest
   */
  async decide(ctx: RequestContext, input: DecisionInput): Promise<Comment> {
    const { kind, text } = input;
    if ((text?.length ?? 0) > maxTextLength) {
      throw coreError('BAD_INPUT', { problem: `A text to the author has at most ${maxTextLength} characters.` });
    }
    const by = actorIdOf(ctx.actor);
    const decided = await this.change(ctx, input.commentId, (comment, at, review) => {
      const latest = comment.revisions.length - 1;
      if (input.revision !== undefined && input.revision !== latest) throw commentError('COMMENT_EDITED');
      if (input.reverses !== undefined && rejectionInForce(comment)?.id !== input.reverses) return undefined;
      const isSame = comment.decision?.kind === kind && comment.status === kind;
      if (isSame && !comment.flagged && comment.signals.openReports === 0) return undefined;
      const code = kind === 'REJECTED' ? (input.code ?? rejectedWithoutCode) : undefined;
      const decision: Decision = {
        id: derivedId('decision', comment.id, String(comment.transition + 1)),
        kind,
        moderatorId: by,
        decidedAt: at,
        revision: latest,
        ...(code ? { code } : {}),
        ...(text ? { text } : {}),
      };
      return {
        status: kind,
        decision,
        spamFeedback: feedbackAfter(comment, review, decision, at),
        flagged: false,
        signals: { ...comment.signals, openReports: 0 },
        review: undefined,
        owed: [...comment.owed, commentRecord(comment, `COMMENT_${kind}`, { by, at, to: kind, reason: code })],
      };
    });
    const { spamFeedback } = decided;
    if (spamFeedback?.state === 'OWED') await this.events.emit(new SpamFeedbackOwed(decided.id, spamFeedback.since));
    return decided;
  }

  /**
   * Takes a decision back: the comment stands again where review had put it.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
   */
  async reset(ctx: RequestContext, commentId: string): Promise<Comment> {
    const by = actorIdOf(ctx.actor);
    return this.change(ctx, commentId, (comment, at) => {
      const { decision, reviewedAs: to, signals, reasons } = comment;
      if (!decision) return undefined;
      return {
        status: to,
        decision: undefined,
        flagged: reasons.some(({ effect }) => effect === 'FLAGGED'),
        signals: withEveryReportOpen(signals),
        owed: [...comment.owed, commentRecord(comment, 'COMMENT_RESET', { by, at, to })],
      };
    });
  }

  /**
   * Puts a comment into the queue FOR_REVIEW, for a colleague to look at. It stays as visible as it is.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
   */
  async setAside(ctx: RequestContext, commentId: string): Promise<Comment> {
    const by = actorIdOf(ctx.actor);
    return this.change(ctx, commentId, (comment, at) => {
      if (comment.flagged) return undefined;
      const record = commentRecord(comment, 'COMMENT_SET_ASIDE', { by, at, to: comment.status });
      return { flagged: true, owed: [...comment.owed, record] };
    });
  }

  /**
   * Gives a comment one of Talk's tags or of the newsroom's own, or takes any away. Featuring or pinning a comment
   * approves it.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, TAG_UNKNOWN, TOO_MANY_TAGS, NOT_A_QUESTION for ANSWERED on a reply
   */
  async tag(ctx: RequestContext, commentId: string, name: string, isOn: boolean): Promise<Comment> {
    const by = actorIdOf(ctx.actor);
    if (isOn) await this.assertTaggable(ctx, commentId, name);
    const approves = isOn && (name === 'FEATURED' || name === 'PINNED');
    const before = approves ? await this.decide(ctx, { commentId, kind: 'APPROVED' }) : undefined;
    if (before && !isShown(before)) throw coreError('NOT_FOUND', { what: 'comment' });
    return this.change(ctx, commentId, (comment, at) => {
      if (comment.tags.some((tag) => tag.name === name) === isOn) return undefined;
      if (isOn && comment.tags.length >= mostTags) throw commentError('TOO_MANY_TAGS', { max: mostTags });
      const others = comment.tags.filter((tag) => tag.name !== name);
      const verb = isOn ? 'COMMENT_TAGGED' : 'COMMENT_UNTAGGED';
      const told = { by, at, to: comment.status };
      const record = isBuiltInTag(name)
        ? commentRecord(comment, `${verb}_${name}`, told)
        : commentRecord(comment, verb, { ...told, reason: name });
      return {
        tags: isOn ? [...others, { name, by, at }] : others,
        owed: [...comment.owed, record],
      };
    });
  }

  private async assertTaggable(ctx: RequestContext, commentId: string, name: string): Promise<void> {
    requireModerator(ctx);
    const comment = await this.repository.findById(commentId);
    if (!comment) throw coreError('NOT_FOUND', { what: 'comment' });
    requireModeratorOf(ctx, comment.siteId);
    await this.tags.assertKnown(comment.siteId, name);
    if (name === 'ANSWERED' && comment.parentId) throw commentError('NOT_A_QUESTION');
  }

  private async change(
    ctx: RequestContext,
    commentId: string,
    plan: (comment: Comment, at: Date, review: CommentDocument['review']) => CommentFields | undefined,
  ): Promise<Comment> {
    requireModerator(ctx);
    const at = this.clock.now();
    const outcome = await this.repository.modify(commentId, at, (comment, review) => {
      requireModeratorOf(ctx, comment.siteId);
      if (comment.deletedAt) return undefined;
      return plan(comment, at, review);
    });
    if (!outcome) throw coreError('NOT_FOUND', { what: 'comment' });
    const { comment, changed } = outcome;
    if (changed) {
      await this.events.emit(new CommentChanged(comment.storyId, comment.siteId));
      await this.events.emit(new CommentDecided(comment.id));
    }
    return comment;
  }
}
