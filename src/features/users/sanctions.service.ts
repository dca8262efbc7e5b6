import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { requireReach, requireSway } from './people-rights.js';
import { type Sanction, sanctionsOf } from './sanction.js';
import type { User } from './user.js';
import { UserChanges } from './user-changes.js';
import { UserChangesRepository } from './user-changes.repository.js';
import type { UserTransition } from './user-state.js';

/** Others may change the same person meanwhile; nobody does so without end. */
const attempts = 5;

/** Taking back one decision against a person, and no other. */
@Injectable()
export class SanctionsService {
  constructor(
    private readonly repository: UserChangesRepository,
    private readonly changes: UserChanges,
  ) {}

  /**
   * Takes a sanction back where it still stands: done twice, or after another decision has taken its place, it changes
   * nothing.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT where the person is being changed all the time
   */
  async reverse(ctx: RequestContext, userId: string, sanctionId: string): Promise<User> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const person = await this.repository.findWithHistory(userId);
      if (!person) throw coreError('NOT_FOUND', { what: 'user' });
      const { user, history } = person;
      const sanction = sanctionsOf(history).find(({ id }) => id === sanctionId);
      if (!sanction) return user;
      requireReach(ctx, sanction.siteId === undefined ? undefined : [sanction.siteId]);
      requireSway(ctx, user);
      const reversed = await this.changes.apply(ctx, userId, reversalOf(sanction), undefined, history.at(-1)?.id);
      if (reversed) return reversed;
    }
    throw coreError('CONFLICT', { what: 'user' });
  }
}

function reversalOf({ id: reverses, kind, siteId }: Sanction): UserTransition {
  const siteIds = siteId === undefined ? undefined : [siteId];
  switch (kind) {
    case 'BANNED':
      return { kind: 'UNBANNED', siteIds, reverses };
    case 'PREMODERATED':
      return { kind: 'PREMODERATION_ENDED', siteIds, reverses };
    case 'SUSPENDED':
      return { kind: 'UNSUSPENDED', reverses };
    case 'WARNED':
      return { kind: 'WARNING_WITHDRAWN', reverses };
    case 'USERNAME_REJECTED':
      return { kind: 'USERNAME_APPROVED', reverses };
  }
}
