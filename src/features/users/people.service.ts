import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { PeopleRules } from './email-domains.js';
import { LastAdmin } from './last-admin.js';
import { NamedSites } from './named-sites.js';
import { requireReach, requireSway } from './people-rights.js';
import type { SanctionCode } from './sanction.js';
import { checkedText } from './staff-text.js';
import { userError } from './user.errors.js';
import type { User } from './user.js';
import { UserChanges } from './user-changes.js';
import type { UserTransition } from './user-state.js';
import { UsersRepository } from './users.repository.js';

/** Why, for the newsroom; the person never sees it. */
export interface Reasoned {
  readonly reason?: string;
}

/** On what ground: the person is told, in their statement of reasons. */
export interface Grounded extends Reasoned {
  readonly code?: SanctionCode;
}

/** Without sites: everywhere. */
export interface Somewhere extends Reasoned {
  readonly siteIds?: readonly string[];
}

const longestReason = 1_000;
const longestMessage = 2_000;
const longestSuspensionMs = 5 * 366 * 86_400_000;

/**
 * What moderators do to people. Each method refuses whoever may not: moderators and administrators are touched by
 * administrators only, and nobody by themselves. A moderator who is limited to sites may ban and pre-moderate there,
 * naming the sites; what holds everywhere (suspension, warning, message, username, shadow limit) needs one who is not.
 * Where a person is so already, nothing changes.
 */
@Injectable()
export class PeopleService {
  constructor(
    private readonly users: UsersRepository,
    private readonly changes: UserChanges,
    private readonly lastAdmin: LastAdmin,
    private readonly sites: NamedSites,
    private readonly rules: PeopleRules,
    private readonly clock: Clock,
  ) {}

  /**
   * @param terms `message` is shown to the person
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, LAST_ADMIN
   */
  async ban(
    ctx: RequestContext,
    userId: string,
    { siteIds, message, code, reason }: Somewhere & Grounded & { readonly message?: string } = {},
  ): Promise<User> {
    const { user, sites } = await this.permit(ctx, userId, siteIds);
    const text = checkedText('message', message, longestMessage);
    const change = () => this.change(ctx, userId, { kind: 'BANNED', siteIds: sites, message: text, code }, reason);
    return this.orAsTheyAre(userId, await (sites ? change() : this.lastAdmin.keep(user, change)));
  }

  /** Without sites it lifts every ban. */
  async unban(ctx: RequestContext, userId: string, { siteIds, reason }: Somewhere = {}): Promise<User> {
    return this.somewhere(ctx, userId, { kind: 'UNBANNED' }, siteIds, reason);
  }

  /** Holds each of their new comments for a moderator. */
  async premoderate(
    ctx: RequestContext,
    userId: string,
    { siteIds, code, reason }: Somewhere & Grounded = {},
  ): Promise<User> {
    return this.somewhere(ctx, userId, { kind: 'PREMODERATED', code }, siteIds, reason);
  }

  /** Without sites it ends all of it. */
  async stopPremoderating(ctx: RequestContext, userId: string, { siteIds, reason }: Somewhere = {}): Promise<User> {
    return this.somewhere(ctx, userId, { kind: 'PREMODERATION_ENDED' }, siteIds, reason);
  }

  /**
   * Another suspension takes the place of the one before.
   *
   * @param until in the future, five years at the most
   * @param message shown to the person
   */
  async suspend(
    ctx: RequestContext,
    userId: string,
    { until, message, code, reason }: Grounded & { readonly until: Date; readonly message?: string },
  ): Promise<User> {
    await this.permit(ctx, userId);
    const milliseconds = until.getTime() - this.clock.now().getTime();
    if (!(milliseconds > 0 && milliseconds <= longestSuspensionMs)) {
      throw coreError('BAD_INPUT', { problem: 'A suspension ends within the next five years.' });
    }
    const text = checkedText('message', message, longestMessage);
    return this.changed(ctx, userId, { kind: 'SUSPENDED', until, message: text, code }, reason);
  }

  async unsuspend(ctx: RequestContext, userId: string, { reason }: Reasoned = {}): Promise<User> {
    return this.everywhere(ctx, userId, { kind: 'UNSUSPENDED' }, reason);
  }

  /** The person has to acknowledge it before they write again. Another warning takes the place of the one before. */
  async warn(ctx: RequestContext, userId: string, message: string, { code, reason }: Grounded = {}): Promise<User> {
    return this.everywhere(ctx, userId, { kind: 'WARNED', message: requiredMessage(message), code }, reason);
  }

  /** Shown to the person until they acknowledge it. */
  async message(ctx: RequestContext, userId: string, message: string, { reason }: Reasoned = {}): Promise<User> {
    return this.everywhere(ctx, userId, { kind: 'MESSAGED', message: requiredMessage(message) }, reason);
  }

  /** The person has to choose another name before they write again. */
  async rejectUsername(ctx: RequestContext, userId: string, { code, reason }: Grounded = {}): Promise<User> {
    return this.everywhere(ctx, userId, { kind: 'USERNAME_REJECTED', code }, reason);
  }

  async approveUsername(ctx: RequestContext, userId: string, { reason }: Reasoned = {}): Promise<User> {
    return this.everywhere(ctx, userId, { kind: 'USERNAME_APPROVED' }, reason);
  }

  /** @throws SHADOW_LIMITS_OFF unless the settings allow it */
  async shadowLimit(ctx: RequestContext, userId: string, { reason }: Reasoned = {}): Promise<User> {
    await this.permit(ctx, userId);
    if (!(await this.rules.current()).shadowLimits) throw userError('SHADOW_LIMITS_OFF');
    return this.changed(ctx, userId, { kind: 'SHADOW_LIMITED' }, reason);
  }

  async stopShadowLimiting(ctx: RequestContext, userId: string, { reason }: Reasoned = {}): Promise<User> {
    return this.everywhere(ctx, userId, { kind: 'SHADOW_LIMIT_ENDED' }, reason);
  }

  private async somewhere(
    ctx: RequestContext,
    userId: string,
    transition: Extract<UserTransition, { readonly kind: 'UNBANNED' | 'PREMODERATED' | 'PREMODERATION_ENDED' }>,
    siteIds: readonly string[] | undefined,
    reason: string | undefined,
  ): Promise<User> {
    const { sites } = await this.permit(ctx, userId, siteIds);
    return this.changed(ctx, userId, { ...transition, siteIds: sites }, reason);
  }

  private async everywhere(ctx: RequestContext, userId: string, transition: UserTransition, reason?: string) {
    await this.permit(ctx, userId);
    return this.changed(ctx, userId, transition, reason);
  }

  private async permit(ctx: RequestContext, userId: string, siteIds?: readonly string[]) {
    requireReach(ctx, siteIds);
    const sites = await this.sites.checked(siteIds);
    const user = await this.get(userId);
    requireSway(ctx, user);
    return { user, sites };
  }

  private async changed(ctx: RequestContext, userId: string, transition: UserTransition, reason?: string) {
    return this.orAsTheyAre(userId, await this.change(ctx, userId, transition, reason));
  }

  private change(ctx: RequestContext, userId: string, transition: UserTransition, reason: string | undefined) {
    return this.changes.apply(ctx, userId, transition, checkedText('reason', reason, longestReason));
  }

  private async orAsTheyAre(userId: string, changed: User | undefined): Promise<User> {
    return changed ?? this.get(userId);
  }

  private async get(userId: string): Promise<User> {
    const user = await this.users.findById(userId);
    if (!user) throw coreError('NOT_FOUND', { what: 'user' });
    return user;
  }
}

function requiredMessage(message: string): string {
  const text = checkedText('message', message, longestMessage);
  if (text === undefined) throw coreError('BAD_INPUT', { problem: 'Write a message.' });
  return text;
}
