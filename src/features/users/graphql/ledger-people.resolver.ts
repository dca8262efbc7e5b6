import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { LedgerEntryModel, LedgerSubjectModel } from '../../ledger/graphql/index.js';
import { UsersQueries } from '../users.queries.js';
import { loadUser } from './user.loaders.js';
import { toModeratedUser } from './user.mapper.js';
import { ModeratedUserModel } from './user.models.js';

/** Who acted: the ledger itself keeps ids only. */
@Resolver(() => LedgerEntryModel)
export class LedgerActorResolver {
  constructor(private readonly users: UsersQueries) {}

  @ResolveField('actor', () => ModeratedUserModel, { nullable: true, description: 'Absent where Talk acted.' })
  async actor(
    @Parent() { actorID }: LedgerEntryModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return actorID.startsWith('system:')
      ? null
      : toModeratedUser(actorID, await loadUser(loaders, this.users, actorID));
  }
}

/** The person that a decision was about. */
@Resolver(() => LedgerSubjectModel)
export class LedgerSubjectResolver {
  constructor(private readonly users: UsersQueries) {}

  @ResolveField('user', () => ModeratedUserModel, { nullable: true, description: 'Where it was about a person.' })
  async user(
    @Parent() { kind, id }: LedgerSubjectModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return kind === 'USER' ? toModeratedUser(id, await loadUser(loaders, this.users, id)) : null;
  }
}
