import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { type User, usernameKey } from './user.js';
import { UserChangesRepository } from './user-changes.repository.js';
import type { UserChange } from './user-state.js';
import { UsersRepository } from './users.repository.js';

/** What moderators read of people. Every method refuses anybody else. */
@Injectable()
export class PeopleQueries {
  constructor(
    private readonly users: UsersRepository,
    private readonly changes: UserChangesRepository,
  ) {}

  /** As they are now. */
  async byId(ctx: RequestContext, id: string): Promise<User | undefined> {
    requireModerator(ctx);
    return this.users.findById(id);
  }

  async byUsername(ctx: RequestContext, username: string): Promise<User | undefined> {
    requireModerator(ctx);
    return this.users.findByKey(`username:${usernameKey(username)}`);
  }

  /** What happened to them, newest first, in the order of the ids. */
  async histories(ctx: RequestContext, ids: readonly string[]): Promise<UserChange[][]> {
    requireModerator(ctx);
    return this.changes.findHistories(ids);
  }

  /** People with a new username, who has waited longest first; up to one more than asked for. */
  async usernamesToReview(
    ctx: RequestContext,
    { first, after }: { first: number; after?: { readonly at: Date; readonly id: string } },
  ): Promise<User[]> {
    requireModerator(ctx);
    return this.changes.findUsernamesToReview(after, first + 1);
  }
}
