import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireModerator } from '../../../core/context/require-role.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { UsersQueries, UsersService } from '../../users/index.js';
import { ModeratedUserModel, toModeratedUser } from '../../users/graphql/index.js';
import { BanUserInput, ModerateUserPayload, SetUserRoleInput } from './moderation.inputs.js';

/** What moderators and administrators may do to people. */
@Resolver()
export class PeopleResolver {
  constructor(
    private readonly users: UsersService,
    private readonly queries: UsersQueries,
  ) {}

  @Query(() => ModeratedUserModel, { nullable: true })
  async user(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ModeratedUserModel | null> {
    requireModerator(ctx);
    const user = await this.queries.byId(id);
    return user ? toModeratedUser(id, user) : null;
  }

  @Mutation(() => ModerateUserPayload)
  async banUser(@Ctx() ctx: RequestContext, @Args('input') input: BanUserInput): Promise<ModerateUserPayload> {
    const user = await this.users.setBanned(ctx, input.userID, true);
    return { user: toModeratedUser(user.id, user), clientMutationID: input.clientMutationID };
  }

  @Mutation(() => ModerateUserPayload)
  async unbanUser(@Ctx() ctx: RequestContext, @Args('input') input: BanUserInput): Promise<ModerateUserPayload> {
    const user = await this.users.setBanned(ctx, input.userID, false);
    return { user: toModeratedUser(user.id, user), clientMutationID: input.clientMutationID };
  }

  @Mutation(() => ModerateUserPayload)
  async setUserRole(@Ctx() ctx: RequestContext, @Args('input') input: SetUserRoleInput): Promise<ModerateUserPayload> {
    const user = await this.users.setRole(ctx, input.userID, input.role);
    return { user: toModeratedUser(user.id, user), clientMutationID: input.clientMutationID };
  }
}
