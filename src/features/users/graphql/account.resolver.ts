import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { AccountService } from '../account.service.js';
import type { User } from '../user.js';
import {
  AccountPayload,
  AcknowledgeMessageInput,
  AcknowledgeWarningInput,
  ChangeUsernameInput,
  IgnoreUserInput,
} from './account.models.js';
import { toViewer } from './user.mapper.js';

/** What readers do with their own account. */
@Resolver()
export class AccountResolver {
  constructor(private readonly account: AccountService) {}

  @Mutation(() => AccountPayload, { description: 'Says that the warning was read: the reader may write again.' })
  async acknowledgeWarning(@Ctx() ctx: RequestContext, @Args('input') input: AcknowledgeWarningInput) {
    return payload(input, await this.account.acknowledgeWarning(ctx, input.warningID));
  }

  @Mutation(() => AccountPayload)
  async acknowledgeMessage(@Ctx() ctx: RequestContext, @Args('input') input: AcknowledgeMessageInput) {
    return payload(input, await this.account.acknowledgeMessage(ctx, input.messageID));
  }

  @Mutation(() => AccountPayload, { description: 'Every 14 days, and at once after a rejection.' })
  async changeUsername(@Ctx() ctx: RequestContext, @Args('input') input: ChangeUsernameInput) {
    return payload(input, await this.account.changeUsername(ctx, input.username));
  }

  @Mutation(() => AccountPayload, { description: 'Hides what a reader writes from the one who asks for it.' })
  async ignoreUser(@Ctx() ctx: RequestContext, @Args('input') input: IgnoreUserInput) {
    return payload(input, await this.account.ignore(ctx, input.userID));
  }

  @Mutation(() => AccountPayload)
  async stopIgnoringUser(@Ctx() ctx: RequestContext, @Args('input') input: IgnoreUserInput) {
    return payload(input, await this.account.stopIgnoring(ctx, input.userID));
  }
}

function payload({ clientMutationID }: { clientMutationID?: string | null }, user: User): AccountPayload {
  return { viewer: toViewer(user), clientMutationID };
}
