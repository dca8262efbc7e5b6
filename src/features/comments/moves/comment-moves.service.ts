import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { actorIdOf } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireModerator, requireModeratorOf } from '../../../core/context/require-role.js';
import { newId } from '../../../core/database/ids.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import { StoriesQueries, type Story, storyError } from '../../stories/index.js';
import { commentError } from '../comment.errors.js';
import { CommentsRepository } from '../comments.repository.js';
import { type CommentMove, mostInThread, type MoveRefusal, refusalOf } from './comment-move.js';
import { CommentMovesRepository } from './comment-moves.repository.js';
import { MoveTurns } from './move-turns.js';
import { MovingParts } from './moving-parts.js';

const rule = { name: 'moves', points: 60, durationSeconds: 60 } as const;

/** Moving comments between stories, for moderators of both stories' sites. The work itself is a job. */
@Injectable()
export class CommentMovesService {
  constructor(
    private readonly moves: CommentMovesRepository,
    private readonly parts: MovingParts,
    private readonly turns: MoveTurns,
    private readonly comments: CommentsRepository,
    private readonly stories: StoriesQueries,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  /**
   * Merges a story into another, for good: its comments, and whatever is read or posted under its address from then on,
   * belong to the other one, whose settings hold. People who reviewed both keep both reviews.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, NOT_FOUND, STORY_MERGED, MOVE_INTO_ITSELF also for a circle,
   *   STORY_ARCHIVED, REVIEWS_APART
   */
  async mergeStories(ctx: RequestContext, storyId: string, intoStoryId: string): Promise<CommentMove> {
    await this.admit(ctx);
    const from = await this.story(ctx, storyId);
    const to = await this.target(ctx, intoStoryId);
    const { total = 0, deleted = 0 } = from.counts;
    return this.start(ctx, from, to, { kind: 'STORY', intoStoryId, rootDepth: 0, total: total + deleted });
  }

  /**
   * Moves a comment and all replies below it to another story, where it becomes a comment on the story itself.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, NOT_FOUND, MOVE_INTO_ITSELF, STORY_ARCHIVED, REVIEWS_APART,
   *   COMMENT_MOVING, THREAD_TOO_LONG above 1,000 comments
   */
  async moveThread(ctx: RequestContext, commentId: string, toStoryId: string): Promise<CommentMove> {
    await this.admit(ctx);
    const root = await this.comments.findById(commentId);
    if (!root) throw coreError('NOT_FOUND', { what: 'comment' });
    const from = await this.story(ctx, root.storyId);
    const to = await this.target(ctx, toStoryId);
    if (root.movingTo || from.mergedInto) throw commentError('COMMENT_MOVING');
    const { id: rootId, depth: rootDepth } = root;
    const total = await this.parts.sizeOfThread({ id: rootId, parentId: null, depth: rootDepth }, from.id);
    if (total > mostInThread) throw commentError('THREAD_TOO_LONG', { max: mostInThread });
    return this.start(ctx, from, to, { kind: 'THREAD', intoStoryId: toStoryId, rootId, rootDepth, total });
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN for a moderator of neither site, NOT_FOUND */
  async byId(ctx: RequestContext, id: string): Promise<CommentMove> {
    requireModerator(ctx);
    const move = await this.moves.findById(id);
    if (!move) throw coreError('NOT_FOUND', { what: 'move' });
    for (const siteId of move.siteIds) requireModeratorOf(ctx, siteId);
    return move;
  }

  private async start(
    ctx: RequestContext,
    from: Story,
    to: Story,
    what: Pick<CommentMove, 'kind' | 'intoStoryId' | 'rootId' | 'rootDepth' | 'total'>,
  ): Promise<CommentMove> {
    const refusal = refusalOf(from, to);
    if (refusal) throw errorOf(refusal);
    const now = this.clock.now();
    const move: CommentMove = {
      ...what,
      id: newId(),
      state: 'WAITING',
      fromStoryId: from.id,
      siteIds: [...new Set([from.siteId, to.siteId])],
      requestedBy: actorIdOf(ctx.actor),
      requestedAt: now,
      moved: 0,
      turn: 0,
      touchedAt: now,
      owed: [],
    };
    await this.moves.insert(move);
    await this.turns.enqueue(move);
    return move;
  }

  private async admit(ctx: RequestContext): Promise<void> {
    requireModerator(ctx);
    await this.limiter.consume(rule, actorIdOf(ctx.actor));
  }

  private async story(ctx: RequestContext, id: string): Promise<Story> {
    const story = await this.stories.byId(id);
    if (!story) throw coreError('NOT_FOUND', { what: 'story' });
    requireModeratorOf(ctx, story.siteId);
    return story;
  }

  private async target(ctx: RequestContext, id: string): Promise<Story> {
    const story = await this.stories.followed(await this.story(ctx, id));
    requireModeratorOf(ctx, story.siteId);
    return story;
  }
}

function errorOf(refusal: MoveRefusal) {
  switch (refusal) {
    case 'STORY_ARCHIVED':
    case 'STORY_MERGED':
      return storyError(refusal);
    case 'NOT_FOUND':
      return coreError('NOT_FOUND', { what: 'story' });
    case 'MOVE_INTO_ITSELF':
    case 'REVIEWS_APART':
      return commentError(refusal);
  }
}
