import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { type Comment, CommentDecisionsService, type CommentTag, type DecisionInput } from '../comments/index.js';
import { ModeratorLimit } from './moderator-limit.js';

/** What moderators do to single comments, one at a time. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly decisions: CommentDecisionsService,
    private readonly limit: ModeratorLimit,
  ) {}

  /** @throws what `CommentDecisionsService.decide` does, and RATE_LIMITED */
  async decide(ctx: RequestContext, input: DecisionInput): Promise<Comment> {
    await this.limit.admit(ctx);
    return this.decisions.decide(ctx, input);
  }

  /** Takes a decision back. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, RATE_LIMITED */
  async reset(ctx: RequestContext, commentId: string): Promise<Comment> {
    await this.limit.admit(ctx);
    return this.decisions.reset(ctx, commentId);
  }

  /** Leaves a comment to a colleague. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, RATE_LIMITED */
  async setAside(ctx: RequestContext, commentId: string): Promise<Comment> {
    await this.limit.admit(ctx);
    return this.decisions.setAside(ctx, commentId);
  }

  /** Gives or takes a tag. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, RATE_LIMITED */
  async tag(ctx: RequestContext, commentId: string, name: CommentTag, isOn: boolean): Promise<Comment> {
    await this.limit.admit(ctx);
    return this.decisions.tag(ctx, commentId, name, isOn);
  }
}
