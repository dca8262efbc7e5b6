import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { UsersQueries, UsersService } from '../users/index.js';
import { authError } from './auth.errors.js';
import { AuthService, type SignedIn } from './auth.service.js';

const changes = { name: 'change-password', points: 10, durationSeconds: 600 } as const;

/** What people do with the password of their own account. */
@Injectable()
export class Passwords {
  constructor(
    private readonly users: UsersService,
    private readonly queries: UsersQueries,
    private readonly auth: AuthService,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * Sets another password, and ends every session but the new one that is given back: whoever changes theirs because
   * somebody knows it wants that somebody out.
   *
   * @throws UNAUTHENTICATED, RATE_LIMITED, PASSWORD_NOT_USED, PASSWORD_WRONG, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG
   */
  async change({ actor }: RequestContext, current: string, wanted: string): Promise<SignedIn> {
    if (actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
    await this.limiter.consume(changes, actor.id);
    const user = await this.queries.byId(actor.id);
    if (!user) throw coreError('NOT_FOUND', { what: 'user' });
    if (user.passwordHash === undefined) throw authError('PASSWORD_NOT_USED');
    if (!(await this.auth.fits(user.passwordHash, current))) throw authError('PASSWORD_WRONG');
    return this.auth.issue(await this.users.setPassword(user, wanted));
  }
}
