import { Args, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { positionOf } from '../ledger-pages.repository.js';
import { LedgerQueries } from '../ledger.queries.js';
import { toFilter, toLedgerEntryModel, toVerificationModel } from './ledger.mapper.js';
import { LedgerArgs, LedgerEntryConnection, LedgerVerificationModel, VerifyLedgerArgs } from './ledger.models.js';

const cursorShape = z.tuple([numericKey, z.string().max(128)]);

@Resolver()
export class LedgerResolver {
  constructor(private readonly queries: LedgerQueries) {}

  @Query(() => LedgerEntryConnection, { description: 'What was decided, newest first.' })
  async ledger(@Ctx() ctx: RequestContext, @Args() args: LedgerArgs) {
    const first = checkedFirst(args.first);
    const position = args.after ? decodeCursor(args.after, cursorShape) : undefined;
    const after = position && { at: new Date(position[0]), key: position[1] };
    const rows = await this.queries.page(ctx, toFilter(args), { first, after });
    const page = pageOf(rows, first, (entry) => {
      const { at, key } = positionOf(entry);
      return encodeCursor([at.getTime(), key]);
    });
    return mapPage(page, toLedgerEntryModel);
  }

  @Query(() => LedgerVerificationModel, { description: 'Whether a chain is as it was written.' })
  async verifyLedger(
    @Ctx() ctx: RequestContext,
    @Args() { chain, from, expect }: VerifyLedgerArgs,
  ): Promise<LedgerVerificationModel> {
    if (from < 1) throw coreError('BAD_INPUT', { problem: 'from is 1 or more.' });
    return toVerificationModel(await this.queries.verify(ctx, chain, { from, expect: expect ?? undefined }));
  }
}
