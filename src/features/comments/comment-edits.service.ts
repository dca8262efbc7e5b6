import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { commentError } from './comment.errors.js';
import { CommentChanged, CommentDecided } from './comment.events.js';
import { assertMayWrite, canSee } from './comment.policy.js';
import { type Comment, editableUntil, withEveryReportOpen } from './comment.js';
import { commentRecord, reviewRecord } from './comment-records.js';
import { clientOf, CommentWriting, type PostedComment, validBody } from './comment-writing.js';
import { CommentsRepository } from './comments.repository.js';
import { FastReview } from './review/fast-review.js';

const byPerson = { name: 'edit', points: 30, durationSeconds: 60 } as const;

/** What authors do to comments of theirs that are there already. */
@Injectable()
export class CommentEditsService {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly writing: CommentWriting,
    private readonly review: FastReview,
    private readonly limiter: RateLimiter,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Replaces the text within the edit window. The review starts anew: an approved text does not vouch for the next.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, NOT_FOUND, NOT_YOUR_COMMENT, EDIT_WINDOW_ENDED, STORY_CLOSED,
   *   COMMENT_EMPTY, COMMENT_TOO_LONG, COMMENT_MAY_BREAK_RULES, COMMENT_MOVING
   */
  async edit(ctx: RequestContext, commentId: string, text: string, insists?: boolean): Promise<PostedComment> {
    const author = assertMayWrite(ctx);
    await this.limiter.consume(byPerson, author.id);
    const before = await this.repository.findById(commentId);
    if (!before || !canSee(before, ctx.actor)) throw coreError('NOT_FOUND', { what: 'comment' });
    if (before.authorId !== author.id) throw commentError('NOT_YOUR_COMMENT');
    const { story, site } = await this.writing.placeFor(before.storyId);
    const until = editableUntil(before, site.editWindowSeconds);
    const now = this.clock.now();
    if (now >= until || before.status === 'REJECTED') throw commentError('EDIT_WINDOW_ENDED');

    const body = validBody(text, site);
    if (body === before.body) return { comment: before, editableUntil: until };
    const revision = before.revisions.length;
    const person = await this.writing.writerOn(site, author);
    const { parentId, createdAt, rating } = before;
    const tags = before.tags.map(({ name }) => name);
    const known = { parentId, body, createdAt, client: clientOf(ctx), rating, tags };
    const verdict = await this.review.of({ commentId, revision, author: person, story, site, ...known }, insists);
    const { status, flagged, reasons } = verdict;
    const outcome = await this.repository.modify(commentId, now, (comment) => {
      if (comment.movingTo || comment.storyId !== before.storyId) throw commentError('COMMENT_MOVING');
      // Somebody decided or edited between our read and our write: what they did stands.
      if (!isSameText(comment, before)) throw commentError('EDIT_WINDOW_ENDED');
      return {
        body,
        status,
        flagged,
        reasons,
        reviewedAs: status,
        editedAt: now,
        decision: undefined,
        signals: withEveryReportOpen(comment.signals),
        review: { revision, waitingSince: now, client: clientOf(ctx) },
        sender: verdict.sender,
        spamFeedback: undefined,
        revisions: [...comment.revisions, { body, createdAt: now, reasons }],
        owed: [...comment.owed, ...reviewRecord({ id: commentId, siteId: site.id, body, revision }, verdict, now)],
      };
    });
    if (!outcome) throw coreError('NOT_FOUND', { what: 'comment' });
    await this.writing.announce(outcome.comment, revision);
    return { comment: outcome.comment, editableUntil: until };
  }

  /**
   * Deletes one's own comment for good: its texts and what was said about them. Its place in the thread stays.
   *
   * @throws UNAUTHENTICATED, RATE_LIMITED, NOT_FOUND, NOT_YOUR_COMMENT
   */
  async remove(ctx: RequestContext, commentId: string): Promise<Comment> {
    const { actor } = ctx;
    if (actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
    await this.limiter.consume(byPerson, actor.id);
    const at = this.clock.now();
    const outcome = await this.repository.modify(commentId, at, (comment) => {
      if (comment.authorId !== actor.id) {
        throw canSee(comment, actor) ? commentError('NOT_YOUR_COMMENT') : coreError('NOT_FOUND', { what: 'comment' });
      }
      if (comment.deletedAt) return undefined;
      const gone = {
        deletedAt: at,
        body: '',
        revisions: [],
        reasons: [],
        tags: [],
        review: undefined,
        sender: undefined,
      };
      const record = commentRecord(comment, 'COMMENT_DELETED', { by: actor.id, at, to: comment.status });
      return { ...gone, owed: [...comment.owed, record] };
    });
    if (!outcome) throw coreError('NOT_FOUND', { what: 'comment' });
    if (outcome.changed) {
      await this.events.emit(new CommentChanged(outcome.comment.storyId, outcome.comment.siteId));
      await this.events.emit(new CommentDecided(commentId));
    }
    return outcome.comment;
  }
}

/** Whether nobody has edited or decided a comment meanwhile; readers may well have reacted to it. */
function isSameText(now: Comment, before: Comment): boolean {
  return (
    now.revisions.length === before.revisions.length &&
    now.status === before.status &&
    now.flagged === before.flagged &&
    now.decision?.id === before.decision?.id &&
    now.deletedAt === undefined
  );
}
