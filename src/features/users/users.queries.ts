import { Injectable } from '@nestjs/common';
import type { PublicUser, User } from './user.js';
import { emailKey } from './user.js';
import { UsersRepository } from './users.repository.js';

@Injectable()
export class UsersQueries {
  constructor(private readonly users: UsersRepository) {}

  byId(id: string): Promise<User | undefined> {
    return this.users.findById(id);
  }

  byEmail(email: string): Promise<User | undefined> {
    return this.users.findByKey(`email:${emailKey(email)}`);
  }

  /** In the order of the ids; a person who is gone leaves a gap. One command. */
  async publicByIds(ids: readonly string[]): Promise<(PublicUser | undefined)[]> {
    return inOrder(ids, await this.users.findPublic(ids));
  }

  async byIds(ids: readonly string[]): Promise<(User | undefined)[]> {
    return inOrder(ids, await this.users.findMany(ids));
  }
}

function inOrder<T extends { readonly id: string }>(ids: readonly string[], found: readonly T[]): (T | undefined)[] {
  const byId = new Map(found.map((item) => [item.id, item]));
  return ids.map((id) => byId.get(id));
}
