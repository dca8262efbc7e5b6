import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { RequestContext } from '../../../core/context/request-context.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { PeopleQueries } from '../people.queries.js';
import { PeopleService } from '../people.service.js';
import type { User } from '../user.js';
import { UsersService } from '../users.service.js';
import {
  BanUserInput,
  ModerateUserInput,
  ModerateUserPayload,
  PremoderateUserInput,
  RejectUsernameInput,
  SetUserRoleInput,
  SuspendUserInput,
  WarnUserInput,
  WriteToUserInput,
} from './people.inputs.js';
import { ModeratedUserConnection, PeoplePageArgs } from './people.models.js';
import { toModeratedUser } from './user.mapper.js';
import { ModeratedUserModel } from './user.models.js';

const cursorShape = z.tuple([numericKey, z.string().max(64)]);

/** What moderators and administrators may see of people, and do to them. */
@Resolver()
export class PeopleResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly users: UsersService,
    private readonly queries: PeopleQueries,
  ) {}

  @Query(() => ModeratedUserModel, { nullable: true })
  async user(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ModeratedUserModel | null> {
    const user = await this.queries.byId(ctx, id);
    return user ? toModeratedUser(id, user) : null;
  }

  @Query(() => ModeratedUserModel, { nullable: true, description: 'Whoever has this username now, in any case.' })
  async userNamed(@Ctx() ctx: RequestContext, @Args('username') username: string): Promise<ModeratedUserModel | null> {
    const user = await this.queries.byUsername(ctx, username);
    return user ? toModeratedUser(user.id, user) : null;
  }

  @Query(() => ModeratedUserConnection, {
    description: 'People whose new username nobody has looked at, oldest first.',
  })
  async usernamesToReview(@Ctx() ctx: RequestContext, @Args() args: PeoplePageArgs) {
    const first = checkedFirst(args.first);
    const position = args.after ? decodeCursor(args.after, cursorShape) : undefined;
    const after = position && { at: new Date(position[0]), id: position[1] };
    const rows = await this.queries.usernamesToReview(ctx, { first, after });
    const page = pageOf(rows, first, (user) => encodeCursor([user.usernameChangedAt?.getTime() ?? 0, user.id]));
    return mapPage(page, (user) => toModeratedUser(user.id, user));
  }

  @Mutation(() => ModerateUserPayload)
  async banUser(@Ctx() ctx: RequestContext, @Args('input') input: BanUserInput) {
    const terms = { ...somewhere(input), ...grounded(input), message: input.message ?? undefined };
    return payload(input, await this.people.ban(ctx, input.userID, terms));
  }

  @Mutation(() => ModerateUserPayload, { description: 'Without sites it lifts every ban.' })
  async unbanUser(@Ctx() ctx: RequestContext, @Args('input') input: BanUserInput) {
    return payload(input, await this.people.unban(ctx, input.userID, somewhere(input)));
  }

  @Mutation(() => ModerateUserPayload, { description: 'Each of their new comments waits for a moderator.' })
  async premoderateUser(@Ctx() ctx: RequestContext, @Args('input') input: PremoderateUserInput) {
    const terms = { ...somewhere(input), ...grounded(input) };
    return payload(input, await this.people.premoderate(ctx, input.userID, terms));
  }

  @Mutation(() => ModerateUserPayload, { description: 'Without sites it ends all of it.' })
  async stopPremoderatingUser(@Ctx() ctx: RequestContext, @Args('input') input: PremoderateUserInput) {
    return payload(input, await this.people.stopPremoderating(ctx, input.userID, somewhere(input)));
  }

  @Mutation(() => ModerateUserPayload)
  async suspendUser(@Ctx() ctx: RequestContext, @Args('input') input: SuspendUserInput) {
    const { userID, until, message } = input;
    const terms = { until, message: message ?? undefined, ...grounded(input) };
    return payload(input, await this.people.suspend(ctx, userID, terms));
  }

  @Mutation(() => ModerateUserPayload)
  async unsuspendUser(@Ctx() ctx: RequestContext, @Args('input') input: ModerateUserInput) {
    return payload(input, await this.people.unsuspend(ctx, input.userID, reasoned(input)));
  }

  @Mutation(() => ModerateUserPayload, { description: 'They have to acknowledge it before they write again.' })
  async warnUser(@Ctx() ctx: RequestContext, @Args('input') input: WarnUserInput) {
    return payload(input, await this.people.warn(ctx, input.userID, input.message, grounded(input)));
  }

  @Mutation(() => ModerateUserPayload, { description: 'Shown to them until they acknowledge it.' })
  async messageUser(@Ctx() ctx: RequestContext, @Args('input') input: WriteToUserInput) {
    return payload(input, await this.people.message(ctx, input.userID, input.message, reasoned(input)));
  }

  @Mutation(() => ModerateUserPayload, { description: 'They have to choose another name before they write again.' })
  async rejectUsername(@Ctx() ctx: RequestContext, @Args('input') input: RejectUsernameInput) {
    return payload(input, await this.people.rejectUsername(ctx, input.userID, grounded(input)));
  }

  @Mutation(() => ModerateUserPayload)
  async approveUsername(@Ctx() ctx: RequestContext, @Args('input') input: ModerateUserInput) {
    return payload(input, await this.people.approveUsername(ctx, input.userID, reasoned(input)));
  }

  @Mutation(() => ModerateUserPayload, { description: 'Their new comments are seen by themselves alone.' })
  async shadowLimitUser(@Ctx() ctx: RequestContext, @Args('input') input: ModerateUserInput) {
    return payload(input, await this.people.shadowLimit(ctx, input.userID, reasoned(input)));
  }

  @Mutation(() => ModerateUserPayload)
  async stopShadowLimitingUser(@Ctx() ctx: RequestContext, @Args('input') input: ModerateUserInput) {
    return payload(input, await this.people.stopShadowLimiting(ctx, input.userID, reasoned(input)));
  }

  @Mutation(() => ModerateUserPayload)
  async setUserRole(@Ctx() ctx: RequestContext, @Args('input') input: SetUserRoleInput) {
    return payload(input, await this.users.setRole(ctx, input.userID, input.role, input.siteIDs ?? undefined));
  }
}

const reasoned = ({ reason }: Pick<ModerateUserInput, 'reason'>) => ({ reason: reason ?? undefined });
const grounded = ({ code, reason }: Pick<RejectUsernameInput, 'code' | 'reason'>) => ({
  code: code ?? undefined,
  ...reasoned({ reason }),
});
const somewhere = ({ siteIDs, reason }: Pick<BanUserInput, 'siteIDs' | 'reason'>) => ({
  siteIds: siteIDs ?? undefined,
  ...reasoned({ reason }),
});

function payload({ clientMutationID }: { clientMutationID?: string | null }, user: User): ModerateUserPayload {
  return { user: toModeratedUser(user.id, user), clientMutationID };
}
