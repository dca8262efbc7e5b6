import { Injectable } from '@nestjs/common';
import { PublicUsers } from './public-users.js';
import type { PublicUser, User } from './user.js';
import { emailKey } from './user.js';
import { UsersRepository } from './users.repository.js';

@Injectable()
export class UsersQueries {
  constructor(
    private readonly users: UsersRepository,
    private readonly people: PublicUsers,
  ) {}

  async byId(id: string): Promise<User | undefined> {
    const user = await this.users.findById(id);
    if (user) this.people.remember(user);
    return user;
  }

  byEmail(email: string): Promise<User | undefined> {
    return this.users.findByKey(`email:${emailKey(email)}`);
  }

  /** In the order of the ids; a person who is gone leaves a gap. A change of role may show some seconds later. */
  publicByIds(ids: readonly string[]): Promise<(PublicUser | undefined)[]> {
    return this.people.byIds(ids);
  }

  async byIds(ids: readonly string[]): Promise<(User | undefined)[]> {
    const found = new Map((await this.users.findMany(ids)).map((user) => [user.id, user]));
    return ids.map((id) => found.get(id));
  }
}
