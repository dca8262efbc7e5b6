import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { UsersQueries } from '../../users/index.js';
import { toViewer, ViewerModel } from '../../users/graphql/index.js';
import { AuthService, type SignedIn } from '../auth.service.js';
import { SsoService } from '../sso/sso.service.js';
import { SignInInput, SignInWithTokenInput, SignOutInput, SignUpInput } from './auth.inputs.js';
import { SignInPayload, SignOutPayload } from './auth.models.js';

/** Sign-up, sign-in and sign-out of readers. */
@Resolver()
export class AuthResolver {
  constructor(
    private readonly auth: AuthService,
    private readonly sso: SsoService,
    private readonly users: UsersQueries,
  ) {}

  @Query(() => ViewerModel, { nullable: true, description: 'Who is signed in, if anybody.' })
  async viewer(@Ctx() { actor }: RequestContext): Promise<ViewerModel | null> {
    const user = actor.kind === 'user' ? await this.users.byId(actor.id) : undefined;
    return user ? toViewer(user) : null;
  }

  @Mutation(() => SignInPayload)
  async signUp(@Ctx() ctx: RequestContext, @Args('input') input: SignUpInput): Promise<SignInPayload> {
    return toPayload(await this.auth.signUp(ctx, input), input.clientMutationID);
  }

  @Mutation(() => SignInPayload)
  async signIn(@Ctx() ctx: RequestContext, @Args('input') input: SignInInput): Promise<SignInPayload> {
    return toPayload(await this.auth.signIn(ctx, input), input.clientMutationID);
  }

  @Mutation(() => SignInPayload, {
    description: 'Signs in with the account of the newsroom’s own system; the first time makes an account here.',
  })
  async signInWithToken(
    @Ctx() ctx: RequestContext,
    @Args('input') { siteID, token, clientMutationID }: SignInWithTokenInput,
  ): Promise<SignInPayload> {
    return toPayload(await this.sso.signIn(ctx, siteID, token), clientMutationID);
  }

  @Mutation(() => SignOutPayload)
  async signOut(@Ctx() ctx: RequestContext, @Args('input') input: SignOutInput): Promise<SignOutPayload> {
    await this.auth.signOut(ctx, input.everywhere);
    return { signedOut: true, clientMutationID: input.clientMutationID };
  }
}

export function toPayload({ user, token, expiresAt }: SignedIn, clientMutationID?: string | null): SignInPayload {
  return { viewer: toViewer(user), token, expiresAt, clientMutationID };
}
