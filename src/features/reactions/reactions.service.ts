import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { assertMayWrite, CommentsQueries, isShown, SignalCounter } from '../comments/index.js';
import { StoriesQueries } from '../stories/index.js';
import type { Reaction } from './reaction.js';
import { reactionError } from './reaction.errors.js';
import { ReactionKinds } from './reaction-kinds.js';
import { ReactionsRepository } from './reactions.repository.js';

const limits = {
  byPerson: { name: 'react', points: 60, durationSeconds: 60 },
  byAddress: { name: 'react-address', points: 600, durationSeconds: 60 },
} as const;

/** Reacting to comments. The act is one write; the comment's numbers follow the answer. */
@Injectable()
export class ReactionsService implements OnModuleInit {
  constructor(
    private readonly repository: ReactionsRepository,
    private readonly kinds: ReactionKinds,
    private readonly comments: CommentsQueries,
    private readonly stories: StoriesQueries,
    private readonly counter: SignalCounter,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.counter.registerSource(this.repository);
  }

  /**
   * Reacts to somebody else's comment that readers see. Doing it again changes nothing.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, REACTION_UNKNOWN, NOT_FOUND, OWN_COMMENT, STORY_READ_ONLY
   */
  async add(ctx: RequestContext, { commentId, kind }: Reaction): Promise<void> {
    const userId = await this.personOf(ctx);
    this.kinds.assertKnown(kind);
    const comment = await this.comments.byId(commentId);
    if (!comment || !isShown(comment)) throw coreError('NOT_FOUND', { what: 'comment' });
    if (comment.authorId === userId) throw reactionError('OWN_COMMENT');
    await this.stories.assertNotArchived(comment.storyId);
    const key = { commentId, kind, userId };
    if (await this.repository.add(key, comment.storyId, this.clock.now())) this.counter.recountSoon(commentId);
  }

  /**
   * Takes a reaction back, also from a comment that has gone out of view. Where there is none nothing changes.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, STORY_READ_ONLY
   */
  async remove(ctx: RequestContext, { commentId, kind }: Reaction): Promise<void> {
    const userId = await this.personOf(ctx);
    const comment = await this.comments.byId(commentId);
    if (comment) await this.stories.assertNotArchived(comment.storyId);
    if (await this.repository.remove({ commentId, kind, userId }, this.clock.now())) {
      this.counter.recountSoon(commentId);
    }
  }

  private async personOf(ctx: RequestContext): Promise<string> {
    const { id } = assertMayWrite(ctx);
    await this.limiter.consume(limits.byAddress, ctx.address);
    await this.limiter.consume(limits.byPerson, id);
    return id;
  }
}
