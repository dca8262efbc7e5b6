import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';

/** Ten a second: nobody reads that fast, and a script that has gone wild is stopped. */
const rule = { name: 'moderation', points: 600, durationSeconds: 60 };

/** What a moderator may do in a minute, whichever of their mutations it is. */
@Injectable()
export class ModeratorLimit {
  constructor(private readonly limiter: RateLimiter) {}

  /** @throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED */
  async admit(ctx: RequestContext): Promise<void> {
    requireModerator(ctx);
    if (ctx.actor.kind === 'user') await this.limiter.consume(rule, ctx.actor.id);
  }
}
