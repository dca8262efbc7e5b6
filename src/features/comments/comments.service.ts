import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { isStaff, type UserActor } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { derivedId, newId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { type Site, SitesQueries } from '../sites/index.js';
import { isClosed, StoriesQueries, storyError, type StoryRules } from '../stories/index.js';
import { mayWrite, refusalError, type User, UsersQueries } from '../users/index.js';
import { lengthOf, sanitiseBody } from './comment-body.js';
import { commentError } from './comment.errors.js';
import { CommentAwaitsReview, CommentChanged, CommentDecided } from './comment.events.js';
import { assertMayWrite, canSee } from './comment.policy.js';
import { type Comment, editableUntil, maxDepth, withEveryReportOpen } from './comment.js';
import { commentRecord, reviewRecord } from './comment-records.js';
import { CommentTags } from './comment-tags.js';
import { CommentsRepository } from './comments.repository.js';
import { ReviewPipeline } from './review/review.pipeline.js';
import type { ReviewedClient } from './review/review-stage.js';
import { type KeptSender, senderOf } from './review/spam-feedback.js';
import { ReviewSubjects, type Submission } from './review/review-subjects.js';
import type { PipelineOutcome } from './review/review-verdict.js';

export interface NewCommentInput {
  readonly storyId: string;
  readonly parentId?: string | undefined;
  readonly body: string;
  /** The same key again, by the same person under the same story, gives the first comment again. */
  readonly clientMutationId?: string | undefined;
  /** 1 to 5: under a story that collects reviews, and only there. */
  readonly rating?: number | undefined;
  /** Among those that the newsroom offers to authors, at most 3. */
  readonly tags?: readonly string[] | undefined;
  /** Whether the author was told that it may break the rules, and sends it all the same. */
  readonly insists?: boolean | undefined;
}

/** A comment with what its author is told about it. */
export interface PostedComment {
  readonly comment: Comment;
  readonly editableUntil: Date;
}

const limits = {
  postByPerson: { name: 'post', points: 20, durationSeconds: 60 },
  postByAddress: { name: 'post-address', points: 120, durationSeconds: 60 },
  editByPerson: { name: 'edit', points: 30, durationSeconds: 60 },
} as const;

/** Writing comments. A post costs one insert; counters, live delivery and slow review follow the answer. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly stories: StoriesQueries,
    private readonly sites: SitesQueries,
    private readonly users: UsersQueries,
    private readonly subjects: ReviewSubjects,
    private readonly review: ReviewPipeline,
    private readonly tags: CommentTags,
    private readonly limiter: RateLimiter,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores a comment, published or held as the fast review says.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, USER_SUSPENDED, USER_WARNED, USERNAME_REJECTED, RATE_LIMITED, NOT_FOUND,
   *   STORY_CLOSED, COMMENT_EMPTY, COMMENT_TOO_LONG, PARENT_NOT_VISIBLE, COMMENT_MOVING, REPLY_TOO_DEEP,
   *   COMMENT_MAY_BREAK_RULES, RATING_REQUIRED, RATING_INVALID, ALREADY_REVIEWED, TAG_UNKNOWN, TOO_MANY_TAGS
   */
  async create(ctx: RequestContext, input: NewCommentInput): Promise<PostedComment> {
    const author = assertMayWrite(ctx);
    await this.limiter.consume(limits.postByAddress, ctx.address);
    await this.limiter.consume(limits.postByPerson, author.id);
    const { clientMutationId } = input;
    const id = await this.idFor(author, input);
    try {
      return await this.post(ctx, author, id, input);
    } catch (error) {
      // Somebody who never got the first answer asks again: what has become of story or parent since does not matter.
      const first = clientMutationId ? await this.repository.findById(id) : undefined;
      const site = first && (await this.sites.byId(first.siteId));
      if (!site) throw error;
      return { comment: first, editableUntil: editableUntil(first, site.editWindowSeconds) };
    }
  }

  /**
   * Replaces the text within the edit window. The review starts anew: an approved text does not vouch for the next.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, NOT_FOUND, NOT_YOUR_COMMENT, EDIT_WINDOW_ENDED, STORY_CLOSED,
   *   COMMENT_EMPTY, COMMENT_TOO_LONG, COMMENT_MAY_BREAK_RULES, COMMENT_MOVING
   */
  async edit(ctx: RequestContext, commentId: string, text: string, insists?: boolean): Promise<PostedComment> {
    const author = assertMayWrite(ctx);
    await this.limiter.consume(limits.editByPerson, author.id);
    const before = await this.repository.findById(commentId);
    if (!before || !canSee(before, ctx.actor)) throw coreError('NOT_FOUND', { what: 'comment' });
    if (before.authorId !== author.id) throw commentError('NOT_YOUR_COMMENT');
    const { story, site } = await this.rulesFor(before.storyId);
    const until = editableUntil(before, site.editWindowSeconds);
    const now = this.clock.now();
    if (now >= until || before.status === 'REJECTED') throw commentError('EDIT_WINDOW_ENDED');

    const body = validBody(text, site);
    if (body === before.body) return { comment: before, editableUntil: until };
    const revision = before.revisions.length;
    const person = await this.writerOn(site, author);
    const { parentId, createdAt, rating } = before;
    const tags = before.tags.map(({ name }) => name);
    const known = { parentId, body, createdAt, client: clientOf(ctx), rating, tags };
    const verdict = await this.reviewed({ commentId, revision, author: person, story, site, ...known }, insists);
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
    await this.changed(outcome.comment, revision);
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
    await this.limiter.consume(limits.editByPerson, actor.id);
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

  private async post(
    ctx: RequestContext,
    author: UserActor,
    id: string,
    input: NewCommentInput,
  ): Promise<PostedComment> {
    const { story, site } = await this.rulesFor(input.storyId);
    const body = validBody(input.body, site);
    const { parentId, insists, tags: chosen = [] } = input;
    const person = await this.writerOn(site, author);
    const depth = await this.depthBelow(ctx, story, input);
    const rating = ratingFor(story, input);
    const createdAt = this.clock.now();
    const tags = await this.tags.atPosting(story, author.id, chosen, createdAt);
    await this.keepPace(story, author);
    const client = clientOf(ctx);
    const known = { parentId, body, createdAt, client, rating, tags: tags.map(({ name }) => name) };
    const verdict = await this.reviewed({ commentId: id, revision: 0, author: person, story, site, ...known }, insists);
    const { status, flagged, reasons } = verdict;
    const { comment, inserted } = await this.repository.insertOnce({
      id,
      siteId: site.id,
      storyId: story.id,
      ...(story.section ? { section: story.section } : {}),
      ...(story.language ? { language: story.language } : {}),
      parentId,
      depth,
      authorId: author.id,
      body,
      ...(rating === undefined ? {} : { rating }),
      createdAt,
      client,
      sender: verdict.sender,
      status,
      flagged,
      reasons,
      tags,
      owed: reviewRecord({ id, siteId: site.id, body, revision: 0 }, verdict, createdAt),
    });
    if (inserted) await this.changed(comment, 0);
    else if (rating !== undefined && comment.body !== body) throw commentError('ALREADY_REVIEWED');
    return { comment, editableUntil: editableUntil(comment, site.editWindowSeconds) };
  }

  /** A person reviews a story once: the id says so on every MongoDB topology. */
  private async idFor(author: UserActor, { storyId, parentId, clientMutationId }: NewCommentInput): Promise<string> {
    const story = await this.stories.rulesOf(storyId);
    if (story?.mode === 'REVIEWS' && !parentId) return derivedId('review', storyId, author.id);
    return clientMutationId ? derivedId('comment', storyId, author.id, clientMutationId) : newId();
  }

  /** In a chat's slow mode everybody but the newsroom waits between two comments. */
  private async keepPace({ id, mode, slowModeSeconds }: StoryRules, author: UserActor): Promise<void> {
    if (mode !== 'CHAT' || slowModeSeconds === 0 || isStaff(author)) return;
    const rule = { name: `slow-mode-${slowModeSeconds}`, points: 1, durationSeconds: slowModeSeconds };
    await this.limiter.consume(rule, `${id} ${author.id}`);
  }

  /** @throws COMMENT_MAY_BREAK_RULES where a stage would hold it and the author has not been told yet */
  private async reviewed(
    submission: Submission,
    insists: boolean | undefined,
  ): Promise<PipelineOutcome & { readonly sender: KeptSender | undefined }> {
    const subject = await this.subjects.submitted(submission);
    const outcome = await this.review.run('FAST', subject);
    if (outcome.nudges.length > 0 && !insists) {
      const doubts = outcome.reasons.filter(({ stage }) => outcome.nudges.includes(stage));
      throw commentError('COMMENT_MAY_BREAK_RULES', {
        reasons: doubts.map(({ detail }) => detail).join(' '),
        codes: doubts.map(({ code }) => code),
      });
    }
    return { ...outcome, sender: senderOf(subject, this.clock.now()) };
  }

  /** @throws USER_BANNED, USER_SUSPENDED, USER_WARNED, USERNAME_REJECTED */
  private async writerOn(site: Site, { id }: UserActor): Promise<User> {
    const user = await this.users.lately(id);
    if (!user) throw coreError('UNAUTHENTICATED');
    const refusal = mayWrite(user, site.id, this.clock.now());
    if (refusal) throw refusalError(refusal);
    return user;
  }

  private async changed(comment: Comment, revision: number): Promise<void> {
    await this.events.emit(new CommentChanged(comment.storyId, comment.siteId));
    await this.events.emit(new CommentAwaitsReview(comment.id, revision));
    if (comment.owed.length > 0) await this.events.emit(new CommentDecided(comment.id));
  }

  private async rulesFor(storyId: string): Promise<{ story: StoryRules; site: Site }> {
    const story = await this.stories.rulesOf(storyId);
    const site = story && (await this.sites.byId(story.siteId));
    if (!story || !site) throw coreError('NOT_FOUND', { what: 'story' });
    if (isClosed(story, this.clock.now())) throw storyError('STORY_CLOSED');
    return { story, site };
  }

  /** @param story that has the comments of the story asked for, which may have been merged into it a moment ago */
  private async depthBelow(
    ctx: RequestContext,
    { id: storyId }: StoryRules,
    { storyId: asked, parentId }: NewCommentInput,
  ): Promise<number> {
    if (!parentId) return 0;
    const parent = await this.repository.findById(parentId);
    // The reply would be there before the comment that it replies to.
    const isOnItsWay = parent && (parent.movingTo || (asked !== storyId && parent.storyId === asked));
    if (isOnItsWay) throw commentError('COMMENT_MOVING');
    if (!parent || parent.storyId !== storyId || !canSee(parent, ctx.actor)) throw commentError('PARENT_NOT_VISIBLE');
    if (parent.depth >= maxDepth) throw commentError('REPLY_TOO_DEEP');
    return parent.depth + 1;
  }
}

/** @throws RATING_REQUIRED, RATING_INVALID */
function ratingFor({ mode }: StoryRules, { parentId, rating }: NewCommentInput): number | undefined {
  const isReview = mode === 'REVIEWS' && !parentId;
  if (rating === undefined) {
    if (isReview) throw commentError('RATING_REQUIRED');
    return undefined;
  }
  if (!isReview || !Number.isInteger(rating) || rating < 1 || rating > 5) throw commentError('RATING_INVALID');
  return rating;
}

function clientOf({ address, userAgent, referrer }: RequestContext): ReviewedClient {
  return { address, ...(userAgent ? { userAgent } : {}), ...(referrer ? { referrer } : {}) };
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

function validBody(text: string, site: Site): string {
  // Markup may outweigh the text, but not without end: sanitising costs time with the length of what is sent.
  if (text.length > site.maxCommentLength * 4 + 1_000)
    throw commentError('COMMENT_TOO_LONG', { max: site.maxCommentLength });
  const body = sanitiseBody(text);
  const length = lengthOf(body);
  if (length === 0) throw commentError('COMMENT_EMPTY');
  if (length > site.maxCommentLength) throw commentError('COMMENT_TOO_LONG', { max: site.maxCommentLength });
  return body;
}
