import { Args, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { formatEntries } from '../ledger-files.js';
import { type LedgerPosition, positionOf } from '../ledger-pages.repository.js';
import { LedgerQueries } from '../ledger.queries.js';
import { toFilter, toLedgerEntryModel, toVerificationModel } from './ledger.mapper.js';
import {
  ExportLedgerArgs,
  LedgerArgs,
  LedgerEntryArgs,
  LedgerEntryConnection,
  LedgerEntryModel,
  LedgerExportModel,
  LedgerVerificationModel,
  VerifyLedgerArgs,
} from './ledger.models.js';

const cursorShape = z.tuple([numericKey, z.string().max(128)]);

@Resolver()
export class LedgerResolver {
  constructor(private readonly queries: LedgerQueries) {}

  @Query(() => LedgerEntryConnection, { description: 'What was decided, newest first.' })
  async ledger(@Ctx() ctx: RequestContext, @Args() args: LedgerArgs) {
    const first = checkedFirst(args.first);
    const rows = await this.queries.page(ctx, toFilter(args), { first, after: positionAt(args.after) });
    return mapPage(
      pageOf(rows, first, (entry) => cursorOf(positionOf(entry))),
      toLedgerEntryModel,
    );
  }

  @Query(() => LedgerEntryModel, { nullable: true, description: 'One decision, by its place in a chain.' })
  async ledgerEntry(
    @Ctx() ctx: RequestContext,
    @Args() { chain, seq }: LedgerEntryArgs,
  ): Promise<LedgerEntryModel | null> {
    const entry = await this.queries.entry(ctx, chain, seq);
    return entry ? toLedgerEntryModel(entry) : null;
  }

  @Query(() => [String], { description: 'Every `action` that there is in the ledger.' })
  async ledgerActions(@Ctx() ctx: RequestContext): Promise<string[]> {
    return this.queries.actions(ctx);
  }

  @Query(() => LedgerExportModel, { description: 'What `ledger` lists, as a file in parts.' })
  async exportLedger(@Ctx() ctx: RequestContext, @Args() args: ExportLedgerArgs): Promise<LedgerExportModel> {
    const { entries, next } = await this.queries.exportPart(ctx, toFilter(args), positionAt(args.after));
    return {
      content: formatEntries(entries, args.format, !args.after),
      entries: entries.length,
      endCursor: next ? cursorOf(next) : null,
    };
  }

  @Query(() => LedgerVerificationModel, { description: 'Whether a chain is as it was written.' })
  async verifyLedger(
    @Ctx() ctx: RequestContext,
    @Args() { chain, from, limit, expect }: VerifyLedgerArgs,
  ): Promise<LedgerVerificationModel> {
    if (from < 1) throw coreError('BAD_INPUT', { problem: 'from is 1 or more.' });
    if (limit < 1) throw coreError('BAD_INPUT', { problem: 'limit is 1 or more.' });
    return toVerificationModel(await this.queries.verify(ctx, chain, { from, limit, expect: expect ?? undefined }));
  }
}

function positionAt(cursor: string | null | undefined): LedgerPosition | undefined {
  if (!cursor) return undefined;
  const [at, key] = decodeCursor(cursor, cursorShape);
  return { at: new Date(at), key };
}

function cursorOf({ at, key }: LedgerPosition): string {
  return encodeCursor([at.getTime(), key]);
}
