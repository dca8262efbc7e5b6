import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { type Comment, CommentDecisionsService, type DecisionInput } from '../comments/index.js';
import { type ActOptions, ModeratorActs } from './moderator-acts.js';

/** What moderators do to single comments. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly decisions: CommentDecisionsService,
    private readonly acts: ModeratorActs,
  ) {}

  /** @throws what `CommentDecisionsService.decide` does, COMMENT_CLAIMED */
  decide(ctx: RequestContext, input: DecisionInput, options: ActOptions): Promise<Comment> {
    return this.acts.on(ctx, input.commentId, options, () => this.decisions.decide(ctx, input));
  }

  /** Takes a decision back. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, COMMENT_CLAIMED */
  reset(ctx: RequestContext, commentId: string, options: ActOptions): Promise<Comment> {
    return this.acts.on(ctx, commentId, options, () => this.decisions.reset(ctx, commentId));
  }

  /** Leaves a comment to a colleague. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, COMMENT_CLAIMED */
  setAside(ctx: RequestContext, commentId: string, options: ActOptions): Promise<Comment> {
    return this.acts.on(ctx, commentId, options, () => this.decisions.setAside(ctx, commentId));
  }

  /** Gives or takes a tag. @throws what `CommentDecisionsService.tag` does, COMMENT_CLAIMED */
  tag(ctx: RequestContext, commentId: string, name: string, isOn: boolean, options: ActOptions): Promise<Comment> {
    return this.acts.on(ctx, commentId, options, () => this.decisions.tag(ctx, commentId, name, isOn));
  }
}
