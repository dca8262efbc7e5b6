import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { newId } from '../../core/database/ids.js';
import { EventBus } from '../../core/events/event-bus.js';
import { actorIdOf } from '../../core/context/actor.js';
import { type LedgerRecord, organisationChain } from '../ledger/index.js';
import { UserAccessChanged, UserStateChanged } from './user.events.js';
import type { User } from './user.js';
import { UserChangesRepository } from './user-changes.repository.js';
import type { SanctionCode } from './sanction.js';
import { UserOutbox } from './user-outbox.js';
import type { UserChange, UserTransition } from './user-state.js';

/** The one way in which a person's state changes. */
@Injectable()
export class UserChanges {
  constructor(
    private readonly repository: UserChangesRepository,
    private readonly outbox: UserOutbox,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  /**
   * Writes the change with its history; the ledger gets its record after the answer. Rights are the caller's business.
   *
   * @param after where given, the change that has to be the last one before this
   * @returns the person as they are now; nothing where there is nobody, they are so already, or another change came
   *   after that one
   */
  async apply(
    { actor }: RequestContext,
    userId: string,
    transition: UserTransition,
    reason?: string,
    after?: string,
  ): Promise<User | undefined> {
    const change: UserChange = { ...transition, id: newId(), at: this.clock.now(), by: actorIdOf(actor), reason };
    const user = await this.repository.apply(userId, change, recordsOf(userId, change), after);
    if (!user) return undefined;
    this.outbox.settleSoon(userId);
    await this.events.emit(new UserAccessChanged(userId));
    await this.events.emit(new UserStateChanged(userId));
    return user;
  }
}

/** For each chain that the change concerns: those of its sites, so that whoever moderates them can read it. */
function recordsOf(userId: string, change: UserChange): LedgerRecord[] {
  const { id, at, by, kind, reason } = change;
  const chains = kind === 'ROLE_CHANGED' || !('siteIds' in change) ? undefined : change.siteIds;
  return (chains ?? [organisationChain]).map((chain) => ({
    id: `${id}:${chain}`,
    chain,
    at,
    actorId: by,
    action: `USER_${kind}`,
    subject: { kind: 'user', id: userId },
    reason,
    facts: factsOf(change),
  }));
}

/** Names and texts stay out: what is in the ledger can never be taken out again. */
function factsOf(change: UserChange): LedgerRecord['facts'] {
  switch (change.kind) {
    case 'BANNED':
    case 'WARNED':
      return { ...codeOf(change), ...digestOf(change.message) };
    case 'PREMODERATED':
    case 'USERNAME_REJECTED':
      return codeOf(change);
    case 'SUSPENDED':
      return { until: change.until.toISOString(), ...codeOf(change), ...digestOf(change.message) };
    case 'MESSAGED':
      return digestOf(change.message);
    case 'WARNING_ACKNOWLEDGED':
    case 'MESSAGE_ACKNOWLEDGED':
      return { concerns: change.concerns };
    case 'ROLE_CHANGED':
      return { to: change.to, ...(change.siteIds && { sites: change.siteIds.join(' ') }) };
    case 'UNBANNED':
    case 'PREMODERATION_ENDED':
    case 'UNSUSPENDED':
    case 'USERNAME_APPROVED':
    case 'WARNING_WITHDRAWN':
      return change.reverses === undefined ? undefined : { reverses: change.reverses };
    case 'USERNAME_CHANGED':
    case 'SHADOW_LIMITED':
    case 'SHADOW_LIMIT_ENDED':
      return undefined;
  }
}

function codeOf({ code }: { readonly code?: SanctionCode }): { code?: SanctionCode } {
  return code === undefined ? {} : { code };
}

function digestOf(message: string | undefined): { message?: string } {
  return message === undefined ? {} : { message: createHash('sha256').update(message).digest('base64url') };
}
