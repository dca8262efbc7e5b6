import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { isStaff, type UserActor } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { derivedId, newId } from '../../core/database/ids.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { SitesQueries } from '../sites/index.js';
import { StoriesQueries, type StoryRules } from '../stories/index.js';
import { commentError } from './comment.errors.js';
import { assertMayWrite, canSee } from './comment.policy.js';
import { type Comment, editableUntil, maxDepth } from './comment.js';
import { reviewRecord } from './comment-records.js';
import { CommentTags } from './comment-tags.js';
import { clientOf, CommentWriting, type PostedComment, validBody } from './comment-writing.js';
import { CommentsRepository } from './comments.repository.js';
import { FastReview } from './review/fast-review.js';

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

const limits = {
  postByPerson: { name: 'post', points: 20, durationSeconds: 60 },
  postByAddress: { name: 'post-address', points: 120, durationSeconds: 60 },
} as const;

/** Posting comments. A post costs one insert; counters, live delivery and slow review follow the answer. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly writing: CommentWriting,
    private readonly review: FastReview,
    private readonly tags: CommentTags,
    private readonly stories: StoriesQueries,
    private readonly sites: SitesQueries,
    private readonly limiter: RateLimiter,
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
      if (!site || isAnotherReview(first, validBody(input.body, site))) throw error;
      return { comment: first, editableUntil: editableUntil(first, site.editWindowSeconds) };
    }
  }

  private async post(
    ctx: RequestContext,
    author: UserActor,
    id: string,
    input: NewCommentInput,
  ): Promise<PostedComment> {
    const { story, site, depth } = await this.placeOf(ctx, input);
    const body = validBody(input.body, site);
    const { parentId, insists, tags: chosen = [] } = input;
    const person = await this.writing.writerOn(site, author);
    const rating = ratingFor(story, input);
    const createdAt = this.clock.now();
    const tags = await this.tags.atPosting(story, author.id, chosen, createdAt);
    await this.keepPace(story, author);
    const client = clientOf(ctx);
    const known = { parentId, body, createdAt, client, rating, tags: tags.map(({ name }) => name) };
    const verdict = await this.review.of(
      { commentId: id, revision: 0, author: person, story, site, ...known },
      insists,
    );
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
    if (inserted) await this.writing.announce(comment, 0);
    else if (isAnotherReview(comment, body)) throw commentError('ALREADY_REVIEWED');
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

  /** @throws NOT_FOUND, STORY_CLOSED, PARENT_NOT_VISIBLE, COMMENT_MOVING, REPLY_TOO_DEEP */
  private async placeOf(ctx: RequestContext, { storyId, parentId }: NewCommentInput) {
    const place = await this.writing.placeFor(storyId);
    if (!parentId) return { ...place, depth: 0 };
    const parent = await this.repository.findById(parentId);
    const isElsewhere = parent !== undefined && parent.storyId !== place.story.id;
    const { story, site } = isElsewhere ? await this.writing.placeNow(storyId) : place;
    // The reply would be there before the comment that it replies to.
    const isOnItsWay = parent && (parent.movingTo || (storyId !== story.id && parent.storyId === storyId));
    if (isOnItsWay) throw commentError('COMMENT_MOVING');
    if (!parent || parent.storyId !== story.id || !canSee(parent, ctx.actor)) throw commentError('PARENT_NOT_VISIBLE');
    if (parent.depth >= maxDepth) throw commentError('REPLY_TOO_DEEP');
    return { story, site, depth: parent.depth + 1 };
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

/** A review's id says who reviewed what: only its words tell a second review from the first one sent again. */
function isAnotherReview({ rating, body }: Comment, words: string): boolean {
  return rating !== undefined && body !== words;
}
