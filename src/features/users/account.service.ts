import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { UserActor } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { type RateLimitRule, RateLimiter } from '../../core/redis/rate-limiter.js';
import { UserAccessChanged } from './user.events.js';
import { userError } from './user.errors.js';
import { maxIgnoredUsers, mayBeIgnored, type User, usernameKey, usernamePattern } from './user.js';
import { UserChanges } from './user-changes.js';
import { mayRenameFrom } from './user-state.js';
import { UsersRepository } from './users.repository.js';

const limits = {
  acknowledge: { name: 'acknowledge', points: 60, durationSeconds: 60 },
  ignore: { name: 'ignore-user', points: 60, durationSeconds: 60 },
  rename: { name: 'change-username', points: 10, durationSeconds: 600 },
} as const;

/** What people do with their own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly users: UsersRepository,
    private readonly changes: UserChanges,
    private readonly limiter: RateLimiter,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Says that the warning was read. One that is not there any more changes nothing.
   *
   * @throws UNAUTHENTICATED, RATE_LIMITED
   */
  async acknowledgeWarning(ctx: RequestContext, warningId: string): Promise<User> {
    const { id } = await this.person(ctx, limits.acknowledge);
    const change = { kind: 'WARNING_ACKNOWLEDGED', concerns: warningId } as const;
    return (await this.changes.apply(ctx, id, change)) ?? this.get(id);
  }

  /** @throws UNAUTHENTICATED, RATE_LIMITED */
  async acknowledgeMessage(ctx: RequestContext, messageId: string): Promise<User> {
    const { id } = await this.person(ctx, limits.acknowledge);
    const change = { kind: 'MESSAGE_ACKNOWLEDGED', concerns: messageId } as const;
    return (await this.changes.apply(ctx, id, change)) ?? this.get(id);
  }

  /**
   * Every 14 days, and at once after the moderators rejected the name. Moderators look at every new name; meanwhile it
   * is in use.
   *
   * @throws UNAUTHENTICATED, USER_BANNED, RATE_LIMITED, USERNAME_INVALID, USERNAME_UNCHANGED, USERNAME_TAKEN,
   *   USERNAME_CHANGED_LATELY
   */
  async changeUsername(ctx: RequestContext, wanted: string): Promise<User> {
    const actor = await this.person(ctx, limits.rename);
    if (actor.isBanned) throw userError('USER_BANNED');
    const to = wanted.trim().normalize('NFC');
    if (!usernamePattern.test(to)) throw userError('USERNAME_INVALID');
    const user = await this.get(actor.id);
    const now = this.clock.now();
    const from = mayRenameFrom(user);
    if (from > now) throw userError('USERNAME_CHANGED_LATELY', { from: from.toISOString() });
    const keys = { old: `username:${usernameKey(user.username)}`, new: `username:${usernameKey(to)}` };
    const looksTheSame = keys.old === keys.new;
    if (to === user.username || (looksTheSame && user.usernameStatus === 'REJECTED')) {
      throw userError('USERNAME_UNCHANGED');
    }
    if (!looksTheSame && !(await this.users.reserve(keys.new, user.id, now))) throw userError('USERNAME_TAKEN');
    const change = { kind: 'USERNAME_CHANGED', from: user.username, to } as const;
    const renamed = await this.changes.apply(ctx, user.id, change);
    // Renamed elsewhere at the same moment. What was reserved here and is not in use lapses by itself.
    if (!renamed) throw userError('USERNAME_CHANGED_LATELY', { from: now.toISOString() });
    if (!looksTheSame) await this.users.release(keys.old, user.id);
    return renamed;
  }

  /** @throws UNAUTHENTICATED, RATE_LIMITED, NOT_FOUND, NOT_IGNORABLE, TOO_MANY_IGNORED */
  async ignore(ctx: RequestContext, userId: string): Promise<User> {
    const { id } = await this.person(ctx, limits.ignore);
    const other = await this.get(userId);
    if (other.id === id || !mayBeIgnored(other)) throw userError('NOT_IGNORABLE');
    if (!(await this.users.ignore(id, userId))) throw userError('TOO_MANY_IGNORED', { max: maxIgnoredUsers });
    return this.reread(id);
  }

  /** @throws UNAUTHENTICATED, RATE_LIMITED */
  async stopIgnoring(ctx: RequestContext, userId: string): Promise<User> {
    const { id } = await this.person(ctx, limits.ignore);
    await this.users.stopIgnoring(id, userId);
    return this.reread(id);
  }

  private async person({ actor }: RequestContext, limit: RateLimitRule): Promise<UserActor> {
    if (actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
    await this.limiter.consume(limit, actor.id);
    return actor;
  }

  private async reread(id: string): Promise<User> {
    await this.events.emit(new UserAccessChanged(id));
    return this.get(id);
  }

  private async get(id: string): Promise<User> {
    const user = await this.users.findById(id);
    if (!user) throw coreError('NOT_FOUND', { what: 'user' });
    return user;
  }
}
