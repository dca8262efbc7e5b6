import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { SignInCodes } from '../hand-over/sign-in-codes.service.js';
import { Passwords } from '../passwords.service.js';
import { ChangePasswordInput, CreateSignInCodeInput, RedeemSignInCodeInput } from './auth.inputs.js';
import { CreateSignInCodePayload, SignInPayload } from './auth.models.js';
import { toPayload } from './auth.resolver.js';

/** What readers do with a session that they have. */
@Resolver()
export class SessionsResolver {
  constructor(
    private readonly codes: SignInCodes,
    private readonly passwords: Passwords,
  ) {}

  @Mutation(() => SignInPayload, { description: 'Ends every other session; this one goes on with the new token.' })
  async changePassword(
    @Ctx() ctx: RequestContext,
    @Args('input') { currentPassword, newPassword, clientMutationID }: ChangePasswordInput,
  ): Promise<SignInPayload> {
    return toPayload(await this.passwords.change(ctx, currentPassword, newPassword), clientMutationID);
  }

  @Mutation(() => CreateSignInCodePayload, {
    description: 'For Talk’s own page: a code that hands the session to a page of one of the newsroom’s sites.',
  })
  async createSignInCode(
    @Ctx() ctx: RequestContext,
    @Args('input') { origin, challenge, clientMutationID }: CreateSignInCodeInput,
  ): Promise<CreateSignInCodePayload> {
    return { code: await this.codes.create(ctx, origin, challenge), clientMutationID };
  }

  @Mutation(() => SignInPayload, { description: 'For the page that asked: the code becomes a session of its own.' })
  async redeemSignInCode(
    @Ctx() ctx: RequestContext,
    @Args('input') { code, verifier, clientMutationID }: RedeemSignInCodeInput,
  ): Promise<SignInPayload> {
    return toPayload(await this.codes.redeem(ctx, code, verifier), clientMutationID);
  }
}
