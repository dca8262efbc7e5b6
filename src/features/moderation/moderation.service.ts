import { actorIdOf } from '../../core/context/actor.js';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { type Comment, CommentDecisionsService, type CommentTag, type DecisionInput } from '../comments/index.js';
import { ClaimsService } from './claims/claims.service.js';

/** How a moderator acts: not on what a colleague has claimed, unless they insist. */
export interface ActOptions {
  readonly force: boolean;
}

/** What moderators do to single comments. Whoever has acted on a comment has no claim on it any more. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly decisions: CommentDecisionsService,
    private readonly claims: ClaimsService,
  ) {}

  /** @throws what `CommentDecisionsService.decide` does, COMMENT_CLAIMED */
  decide(ctx: RequestContext, input: DecisionInput, options: ActOptions): Promise<Comment> {
    return this.act(ctx, input.commentId, options, () => this.decisions.decide(ctx, input));
  }

  /** Takes a decision back. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, COMMENT_CLAIMED */
  reset(ctx: RequestContext, commentId: string, options: ActOptions): Promise<Comment> {
    return this.act(ctx, commentId, options, () => this.decisions.reset(ctx, commentId));
  }

  /** Leaves a comment to a colleague. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, COMMENT_CLAIMED */
  setAside(ctx: RequestContext, commentId: string, options: ActOptions): Promise<Comment> {
    return this.act(ctx, commentId, options, () => this.decisions.setAside(ctx, commentId));
  }

  /** Gives or takes a tag. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, COMMENT_CLAIMED */
  tag(ctx: RequestContext, commentId: string, name: CommentTag, isOn: boolean, options: ActOptions): Promise<Comment> {
    return this.act(ctx, commentId, options, () => this.decisions.tag(ctx, commentId, name, isOn));
  }

  private async act(
    ctx: RequestContext,
    commentId: string,
    { force }: ActOptions,
    work: () => Promise<Comment>,
  ): Promise<Comment> {
    requireModerator(ctx);
    if (!force) await this.claims.assertFree(ctx, commentId);
    const comment = await work();
    await this.claims.giveUp(actorIdOf(ctx.actor), [commentId]);
    return comment;
  }
}
