import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { mapPage, type Page } from '../../../core/graphql/connection/page.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { UsersQueries } from '../../users/index.js';
import { loadUser, ModeratedUserModel, toModeratedUser } from '../../users/graphql/index.js';
import { WordListsQueries } from '../word-lists.queries.js';
import { toAddress, toEntry, toVersion } from './word-list.mapper.js';
import {
  WordEntriesArgs,
  WordEntryConnection,
  type WordEntryModel,
  WordListHistoryArgs,
  WordListModel,
  WordListVersionConnection,
  WordListVersionModel,
} from './word-list.models.js';

const talkItself = 'system:';

@Resolver(() => WordListVersionModel)
export class WordListVersionResolver {
  constructor(private readonly users: UsersQueries) {}

  @ResolveField(() => ModeratedUserModel, { nullable: true })
  async changedBy(
    @Parent() { changedById }: WordListVersionModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return changer(changedById, loaders, this.users);
  }
}

@Resolver(() => WordListModel)
export class WordListFieldsResolver {
  constructor(
    private readonly queries: WordListsQueries,
    private readonly users: UsersQueries,
  ) {}

  @ResolveField(() => ModeratedUserModel, { nullable: true })
  async changedBy(
    @Parent() { changedById }: WordListModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return changer(changedById, loaders, this.users);
  }

  @ResolveField(() => WordEntryConnection)
  async entries(
    @Parent() parent: WordListModel,
    @Ctx() ctx: RequestContext,
    @Args() { first, after, query }: WordEntriesArgs,
  ): Promise<Page<WordEntryModel>> {
    const list = parent.list ?? (await this.queries.one(ctx, toAddress(parent)));
    const page = { first, after: after ?? undefined, query: query ?? undefined };
    return mapPage(this.queries.entries(list, page), toEntry);
  }

  @ResolveField(() => WordListVersionConnection)
  async history(
    @Parent() parent: WordListModel,
    @Ctx() ctx: RequestContext,
    @Args() { first, after }: WordListHistoryArgs,
  ): Promise<Page<WordListVersionModel>> {
    const page = await this.queries.history(ctx, toAddress(parent), { first, after: after ?? undefined });
    return mapPage(page, toVersion);
  }
}

/** Who made a version: nobody where Talk itself did, by a command. */
async function changer(
  id: string | undefined,
  loaders: Loaders,
  users: UsersQueries,
): Promise<ModeratedUserModel | null> {
  if (id === undefined || id.startsWith(talkItself)) return null;
  return toModeratedUser(id, await loadUser(loaders, users, id));
}
