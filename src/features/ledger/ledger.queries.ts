import { Injectable } from '@nestjs/common';
import { isAdmin, moderatedSites } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireAdmin, requireModerator, requireModeratorOf } from '../../core/context/require-role.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import type { Verification } from './chain-check.js';
import type { LedgerEntry } from './ledger-entry.js';
import { jsonLine } from './ledger-files.js';
import {
  type LedgerFilter,
  LedgerPagesRepository,
  type LedgerPosition,
  positionOf,
  type ReadableChains,
} from './ledger-pages.repository.js';
import { organisationChain } from './ledger-record.js';
import { Ledger } from './ledger.js';

export type { LedgerFilter, LedgerPosition } from './ledger-pages.repository.js';

/** Some tenths of a second of hashing; a longer chain is checked in several requests, or by `talk ledger verify`. */
export const verifiedAtOnce = 10_000;
const exportedAtOnce = 500;
const verifyLimit = { name: 'verify-ledger', points: 150, durationSeconds: 60 } as const;
const exportLimit = { name: 'export-ledger', points: 300, durationSeconds: 60 } as const;

/** What people read of the ledger. */
@Injectable()
export class LedgerQueries {
  constructor(
    private readonly repository: LedgerPagesRepository,
    private readonly ledger: Ledger,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * Up to one entry more than asked for, newest first. Moderators see the chains of the sites that they moderate,
   * administrators the organisation's as well.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN also for a chain that is not theirs to see
   */
  async page(
    ctx: RequestContext,
    filter: LedgerFilter,
    { first, after }: { first: number; after?: LedgerPosition },
  ): Promise<LedgerEntry[]> {
    requireModerator(ctx);
    if (filter.chain !== undefined) requireChain(ctx, filter.chain);
    return this.repository.findPage(filter, readableChains(ctx), after, first + 1);
  }

  /**
   * One entry, by its place.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN for a chain that is not theirs to see
   */
  async entry(ctx: RequestContext, chain: string, seq: number): Promise<LedgerEntry | undefined> {
    requireChain(ctx, chain);
    return this.repository.findEntry(chain, seq);
  }

  /**
   * The names of everything that was ever done, in alphabetical order, of all sites alike: they tell nothing.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN
   */
  async actions(ctx: RequestContext): Promise<string[]> {
    requireModerator(ctx);
    return this.repository.findActions();
  }

  /**
   * A bounded part of what `page` shows, in its order, for a file.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED
   */
  async exportPart(
    ctx: RequestContext,
    filter: LedgerFilter,
    after: LedgerPosition | undefined,
  ): Promise<{ entries: LedgerEntry[]; next?: LedgerPosition }> {
    const rows = await this.page(ctx, filter, { first: exportedAtOnce, after });
    await this.limiter.consume(exportLimit, ctx.actor.kind === 'user' ? ctx.actor.id : ctx.address);
    const entries = rows.slice(0, exportedAtOnce);
    return rows.length > exportedAtOnce ? { entries, next: positionOf(entries.at(-1)!) } : { entries };
  }

  /**
   * Checks a bounded part of a chain, see `Ledger.verify`.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED
   */
  async verify(
    ctx: RequestContext,
    chain: string,
    { limit, ...options }: { from?: number; expect?: string; limit: number },
  ): Promise<Verification> {
    requireAdmin(ctx);
    await this.limiter.consume(verifyLimit, ctx.actor.kind === 'user' ? ctx.actor.id : ctx.address);
    return this.ledger.verify(chain, { ...options, limit: Math.min(limit, verifiedAtOnce) });
  }

  /** The entries as JSON Lines, chain by chain in order, hashes included: enough to verify them anywhere. */
  async *export(filter: LedgerFilter): AsyncGenerator<string> {
    for (const chain of filter.chain === undefined ? await this.ledger.chains() : [filter.chain]) {
      let seq = 0;
      for (;;) {
        const entries = await this.repository.findBehind({ ...filter, chain }, seq, exportedAtOnce);
        for (const entry of entries) yield jsonLine(entry);
        const last = entries.at(-1);
        if (!last || entries.length < exportedAtOnce) break;
        seq = last.seq;
      }
    }
  }
}

function requireChain(ctx: RequestContext, chain: string): void {
  if (chain === organisationChain) requireAdmin(ctx);
  else requireModeratorOf(ctx, chain);
}

function readableChains({ actor }: RequestContext): ReadableChains {
  const sites = moderatedSites(actor);
  if (sites !== 'all') return { only: sites };
  return { allBut: isAdmin(actor) ? [] : [organisationChain] };
}
