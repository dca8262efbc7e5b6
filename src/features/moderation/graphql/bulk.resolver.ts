import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { type BulkOperation, undoableUntil } from '../bulk/bulk.js';
import { BulkService } from '../bulk/bulk.service.js';
import {
  BulkOperationInput,
  BulkOperationModel,
  BulkOperationPayload,
  BulkProgressModel,
  PreviewBulkInput,
  PreviewBulkPayload,
} from './bulk.models.js';
import { toModeratedComment } from './moderated-comment.mapper.js';
import { queueFilter } from './queue-pages.js';

/** Decisions about many comments, for moderators. */
@Resolver(() => BulkOperationModel)
export class BulkResolver {
  constructor(private readonly bulk: BulkService) {}

  @Query(() => BulkOperationModel)
  async bulkOperation(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<BulkOperationModel> {
    return toModel(await this.bulk.byId(ctx, id));
  }

  @Mutation(() => PreviewBulkPayload, { description: 'Counts what an operation would act on; nothing is done yet.' })
  async previewBulk(@Ctx() ctx: RequestContext, @Args('input') input: PreviewBulkInput): Promise<PreviewBulkPayload> {
    const { action, commentIDs, filter, authorID, code, text, clientMutationID } = input;
    const selection = {
      ...(commentIDs ? { commentIds: commentIDs } : {}),
      ...(filter ? { filter: queueFilter(filter) } : {}),
      ...(authorID ? { authorId: authorID } : {}),
    };
    const request = { action, selection, code: code ?? undefined, text: text ?? undefined };
    const { operation, samples } = await this.bulk.preview(ctx, request);
    return { operation: toModel(operation), samples: samples.map(toModeratedComment), clientMutationID };
  }

  @Mutation(() => BulkOperationPayload, { description: 'Does what was previewed within the last hour.' })
  async startBulk(@Ctx() ctx: RequestContext, @Args('input') input: BulkOperationInput): Promise<BulkOperationPayload> {
    const { operationID, clientMutationID } = input;
    return { operation: toModel(await this.bulk.start(ctx, operationID)), clientMutationID };
  }

  @Mutation(() => BulkOperationPayload, { description: 'Puts back what nobody has changed since, for 15 minutes.' })
  async undoBulk(@Ctx() ctx: RequestContext, @Args('input') input: BulkOperationInput): Promise<BulkOperationPayload> {
    const { operationID, clientMutationID } = input;
    return { operation: toModel(await this.bulk.undo(ctx, operationID)), clientMutationID };
  }

  @ResolveField('progress', () => BulkProgressModel)
  async progress(@Parent() { id }: BulkOperationModel): Promise<BulkProgressModel> {
    const { DONE = 0, LEFT = 0, FAILED = 0, UNDONE = 0, KEPT = 0 } = await this.bulk.progress(id);
    return { done: DONE, left: LEFT, failed: FAILED, undone: UNDONE, kept: KEPT };
  }
}

function toModel(operation: BulkOperation): BulkOperationModel {
  const { id, action, state, total, createdAt } = operation;
  return { id, action, state, total, createdAt, undoableUntil: undoableUntil(operation) };
}
