import DataLoader from 'dataloader';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import type { PublicUser, User } from '../user.js';
import type { UsersQueries } from '../users.queries.js';

const publicUsers = Symbol('public users');
const wholeUsers = Symbol('users');

/** What everybody may know of a person; all authors of a page in one command. */
export function loadPublicUser(loaders: Loaders, users: UsersQueries, id: string): Promise<PublicUser | undefined> {
  return loaders
    .for(publicUsers, () => new DataLoader<string, PublicUser | undefined>((ids) => users.publicByIds(ids)))
    .load(id);
}

export function loadUser(loaders: Loaders, users: UsersQueries, id: string): Promise<User | undefined> {
  return loaders.for(wholeUsers, () => new DataLoader<string, User | undefined>((ids) => users.byIds(ids))).load(id);
}
