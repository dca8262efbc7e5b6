import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { UsersQueries } from '../../users/index.js';
import { StaffViewerModel, toViewer } from '../../users/graphql/index.js';
import { AuthService } from '../auth.service.js';
import { SignInInput, SignOutInput } from './auth.inputs.js';
import { SignOutPayload, StaffSignInPayload } from './auth.models.js';

/** Sign-in and sign-out on the admin surface: it must work where the public one is not reachable. */
@Resolver()
export class StaffAuthResolver {
  constructor(
    private readonly auth: AuthService,
    private readonly users: UsersQueries,
  ) {}

  @Query(() => StaffViewerModel, { nullable: true, description: 'Who is signed in, if anybody.' })
  async viewer(@Ctx() { actor }: RequestContext): Promise<StaffViewerModel | null> {
    const user = actor.kind === 'user' ? await this.users.byId(actor.id) : undefined;
    return user ? toViewer(user) : null;
  }

  @Mutation(() => StaffSignInPayload)
  async signIn(@Ctx() ctx: RequestContext, @Args('input') input: SignInInput): Promise<StaffSignInPayload> {
    const { user, token, expiresAt } = await this.auth.signIn(ctx, input);
    return { viewer: toViewer(user), token, expiresAt, clientMutationID: input.clientMutationID };
  }

  @Mutation(() => SignOutPayload)
  async signOut(@Ctx() ctx: RequestContext, @Args('input') input: SignOutInput): Promise<SignOutPayload> {
    await this.auth.signOut(ctx, input.everywhere);
    return { signedOut: true, clientMutationID: input.clientMutationID };
  }
}
