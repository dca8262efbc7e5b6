import { Injectable } from '@nestjs/common';
import { actorIdOf } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { ClaimsService } from './claims/claims.service.js';

/** How a moderator acts: not on what a colleague has claimed, unless they insist. */
export interface ActOptions {
  readonly force: boolean;
}

/** How moderators act on one comment, whatever they do. Whoever has acted on it has no claim on it any more. */
@Injectable()
export class ModeratorActs {
  constructor(private readonly claims: ClaimsService) {}

  /** @throws UNAUTHENTICATED, FORBIDDEN, COMMENT_CLAIMED, and what `act` does */
  async on<Result>(
    ctx: RequestContext,
    commentId: string,
    { force }: ActOptions,
    act: () => Promise<Result>,
  ): Promise<Result> {
    requireModerator(ctx);
    if (!force) await this.claims.assertFree(ctx, commentId);
    const result = await act();
    await this.claims.giveUp(actorIdOf(ctx.actor), [commentId]);
    return result;
  }
}
