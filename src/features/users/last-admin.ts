import { Injectable } from '@nestjs/common';
import { systemContext } from '../../core/context/request-context.js';
import { userError } from './user.errors.js';
import type { User } from './user.js';
import { UserChanges } from './user-changes.js';
import { UsersRepository } from './users.repository.js';

/** Keeps one administrator who can act. */
@Injectable()
export class LastAdmin {
  constructor(
    private readonly users: UsersRepository,
    private readonly changes: UserChanges,
  ) {}

  /**
   * Demotes or bans the user, unless no administrator would be left.
   *
   * @throws LAST_ADMIN
   */
  async keep(user: User, change: () => Promise<User | undefined>): Promise<User | undefined> {
    if (user.role !== 'ADMIN' || user.bannedAt) return change();
    if (!(await this.users.hasAdmin(user.id))) throw userError('LAST_ADMIN');
    const changed = await change();
    // Two administrators may have done it to each other at the same moment: both stay what they were.
    if (!(await this.users.hasAdmin())) {
      const ctx = systemContext('last-administrator');
      if (changed?.role !== 'ADMIN') await this.changes.apply(ctx, user.id, { kind: 'ROLE_CHANGED', to: 'ADMIN' });
      if (changed?.bannedAt) await this.changes.apply(ctx, user.id, { kind: 'UNBANNED' });
      throw userError('LAST_ADMIN');
    }
    return changed;
  }
}
