import { Args, ID, Mutation, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { liveOnly } from '../../../core/graphql/live/live-only.js';
import { UsersQueries } from '../../users/index.js';
import { loadPublicUser, toCommentAuthor } from '../../users/graphql/index.js';
import type { Claim } from '../claims/claim.js';
import { ClaimsService } from '../claims/claims.service.js';
import {
  ClaimCommentsInput,
  ClaimCommentsPayload,
  CommentClaimEventModel,
  CommentClaimModel,
  ReleaseCommentsPayload,
} from './claim.models.js';
import { ModeratedCommentModel } from './moderation.models.js';

const claimsByComment = Symbol('claims');

/** Who looks at which comment. */
@Resolver(() => ModeratedCommentModel)
export class ClaimsResolver {
  constructor(
    private readonly claims: ClaimsService,
    private readonly users: UsersQueries,
  ) {}

  @Mutation(() => ClaimCommentsPayload, { description: 'Claims comments for two minutes.' })
  async claimComments(
    @Ctx() ctx: RequestContext,
    @RequestLoaders() loaders: Loaders,
    @Args('input') { commentIDs, clientMutationID }: ClaimCommentsInput,
  ): Promise<ClaimCommentsPayload> {
    const claims = await this.claims.claim(ctx, commentIDs);
    return { claims: await Promise.all(claims.map((claim) => this.present(loaders, claim))), clientMutationID };
  }

  @Mutation(() => ReleaseCommentsPayload, { description: "Gives up one's own claims." })
  async releaseComments(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentIDs, clientMutationID }: ClaimCommentsInput,
  ): Promise<ReleaseCommentsPayload> {
    await this.claims.release(ctx, commentIDs);
    return { commentIDs, clientMutationID };
  }

  @ResolveField('claimedBy', () => CommentClaimModel, { nullable: true, description: 'Who looks at it just now.' })
  async claimedBy(
    @Parent() { id }: ModeratedCommentModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<CommentClaimModel | null> {
    const claim = await loaders
      .for(claimsByComment, () => new DataLoader<string, Claim | undefined>((ids) => this.byComments(ids)))
      .load(id);
    return claim ? this.present(loaders, claim) : null;
  }

  @Subscription(() => CommentClaimEventModel, { description: 'Comments of one site, or of all, claimed or given up.' })
  commentClaimsChanged(
    @Args('siteID', { type: () => ID, nullable: true }) _siteID?: string | null,
    @Args('after', { type: () => String, nullable: true }) _after?: string | null,
  ) {
    return liveOnly();
  }

  private async byComments(ids: readonly string[]): Promise<(Claim | undefined)[]> {
    const live = new Map((await this.claims.live(ids)).map((claim) => [claim.commentId, claim]));
    return ids.map((id) => live.get(id));
  }

  private async present(loaders: Loaders, claim: Claim): Promise<CommentClaimModel> {
    const { commentId: commentID, moderatorId: moderatorID, expiresAt } = claim;
    const { username } = toCommentAuthor(moderatorID, await loadPublicUser(loaders, this.users, moderatorID));
    return { commentID, moderatorID, username, expiresAt };
  }
}
