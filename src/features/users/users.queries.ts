import { Injectable } from '@nestjs/common';
import { LatelyRead } from './lately-read.js';
import { PublicUsers } from './public-users.js';
import type { PublicUser, User } from './user.js';
import { emailKey } from './user.js';
import { UsersRepository } from './users.repository.js';

@Injectable()
export class UsersQueries {
  constructor(
    private readonly users: UsersRepository,
    private readonly people: PublicUsers,
    private readonly recent: LatelyRead,
  ) {}

  async byId(id: string): Promise<User | undefined> {
    const user = await this.recent.remembering(() => this.users.findById(id));
    if (user) this.people.remember(user);
    return user;
  }

  /**
   * The person as this process has read them within the last two seconds, else as they are now. What changed them in
   * another process may not show yet.
   */
  async lately(id: string): Promise<User | undefined> {
    return this.recent.recall(id) ?? this.byId(id);
  }

  /** Somebody was changed in another process. */
  forget(id: string): void {
    this.recent.forget(id);
  }

  byEmail(email: string): Promise<User | undefined> {
    return this.users.findByKey(`email:${emailKey(email)}`);
  }

  /** In the order of the ids; a person who is gone leaves a gap. A change of role may show some seconds later. */
  publicByIds(ids: readonly string[]): Promise<(PublicUser | undefined)[]> {
    return this.people.byIds(ids);
  }

  /** Some of those who can moderate a site now, or every site; banned ones left out; `limit` of them, or all. */
  moderatorsOf(siteId: string | undefined, limit: number): Promise<string[]> {
    return this.users.findModeratorIds(siteId, limit);
  }

  /** Some administrators, banned ones left out; `limit` of them, or all. */
  admins(limit: number): Promise<string[]> {
    return this.users.findAdminIds(limit);
  }

  async byIds(ids: readonly string[]): Promise<(User | undefined)[]> {
    const found = new Map((await this.users.findMany(ids)).map((user) => [user.id, user]));
    return ids.map((id) => found.get(id));
  }
}
