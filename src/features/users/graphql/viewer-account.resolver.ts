import { Args, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '../../../core/clock/clock.js';
import { RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import type { User } from '../user.js';
import { mayWrite, refusalError, suspensionAt } from '../user.policy.js';
import { mayRenameFrom, type UsernameStatus } from '../user-state.js';
import { UsersQueries } from '../users.queries.js';
import { SuspensionModel, WriteRefusalModel } from './account.models.js';
import { loadPublicUser } from './user.loaders.js';
import { toCommentAuthor } from './user.mapper.js';
import { CommentAuthorModel, NoticeModel, UsernameStatusEnum, ViewerModel } from './user.models.js';

/** What the reader must know of their own account. The person was read for the request already. */
@Resolver(() => ViewerModel)
export class ViewerAccountResolver {
  constructor(
    private readonly users: UsersQueries,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Date, { description: 'Since when there is this account.' })
  async createdAt(@Parent() viewer: ViewerModel): Promise<Date> {
    return (await this.self(viewer))?.createdAt ?? this.clock.now();
  }

  @ResolveField(() => Boolean, { description: 'Whether they sign in with a password of Talk’s.' })
  async hasPassword(@Parent() viewer: ViewerModel): Promise<boolean> {
    return (await this.self(viewer))?.passwordHash !== undefined;
  }

  @ResolveField(() => Boolean, { description: 'Everywhere.' })
  async isBanned(@Parent() viewer: ViewerModel): Promise<boolean> {
    return (await this.self(viewer))?.bannedAt !== undefined;
  }

  @ResolveField(() => [ID])
  async bannedSiteIDs(@Parent() viewer: ViewerModel): Promise<readonly string[]> {
    return (await this.self(viewer))?.bannedSiteIds ?? [];
  }

  @ResolveField(() => SuspensionModel, { nullable: true, description: 'Null once it is over.' })
  async suspension(@Parent() viewer: ViewerModel): Promise<SuspensionModel | null> {
    const user = await this.self(viewer);
    return (user && suspensionAt(user, this.clock.now())) ?? null;
  }

  @ResolveField(() => NoticeModel, { nullable: true, description: 'To be acknowledged before writing.' })
  async warning(@Parent() viewer: ViewerModel): Promise<NoticeModel | null> {
    return (await this.self(viewer))?.warning ?? null;
  }

  @ResolveField(() => [NoticeModel], { description: 'Messages by the moderators that wait to be acknowledged.' })
  async messages(@Parent() viewer: ViewerModel): Promise<readonly NoticeModel[]> {
    return (await this.self(viewer))?.messages ?? [];
  }

  @ResolveField(() => UsernameStatusEnum, { nullable: true })
  async usernameStatus(@Parent() viewer: ViewerModel): Promise<UsernameStatus | null> {
    return (await this.self(viewer))?.usernameStatus ?? null;
  }

  @ResolveField(() => Date, { nullable: true, description: 'Null: at once.' })
  async canChangeUsernameFrom(@Parent() viewer: ViewerModel): Promise<Date | null> {
    const user = await this.self(viewer);
    const from = user && mayRenameFrom(user);
    return from && from > this.clock.now() ? from : null;
  }

  @ResolveField(() => WriteRefusalModel, { nullable: true, description: 'Null: they may write on this site.' })
  async writeRefusal(
    @Parent() viewer: ViewerModel,
    @Args('siteID', { type: () => ID }) siteID: string,
  ): Promise<WriteRefusalModel | null> {
    const user = await this.self(viewer);
    const now = this.clock.now();
    const refusal = user && mayWrite(user, siteID, now);
    if (!refusal) return null;
    const until = refusal.code === 'USER_SUSPENDED' ? suspensionAt(user, now)?.until : undefined;
    return { code: refusal.code, message: refusalError(refusal).message, until };
  }

  @ResolveField(() => [CommentAuthorModel], { description: 'Readers whose comments they do not want to see.' })
  async ignoredUsers(@Parent() viewer: ViewerModel, @RequestLoaders() loaders: Loaders): Promise<CommentAuthorModel[]> {
    const ids = (await this.self(viewer))?.ignoredUserIds ?? [];
    return Promise.all(ids.map(async (id) => toCommentAuthor(id, await loadPublicUser(loaders, this.users, id))));
  }

  private self({ id }: ViewerModel): Promise<User | undefined> {
    return this.users.lately(id);
  }
}
