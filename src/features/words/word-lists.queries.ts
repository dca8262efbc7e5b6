import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator, requireModeratorOf } from '../../core/context/require-role.js';
import { coreError } from '../../core/errors/core.errors.js';
import { decodeCursor, encodeCursor } from '../../core/graphql/connection/cursor.js';
import { checkedFirst, type Page, pageOf } from '../../core/graphql/connection/page.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { SitesQueries } from '../sites/index.js';
import type { WordMatch } from './matching/word-matcher.js';
import {
  emptyList,
  isLanguage,
  organisation,
  readingOf,
  type WordEntry,
  type WordList,
  type WordListAddress,
  type WordListVersion,
} from './word-list.js';
import { WordLists } from './word-lists.js';
import { WordListsRepository } from './word-lists.repository.js';

export interface PageRequest {
  readonly first: number;
  readonly after?: string;
}

export interface EntriesRequest extends PageRequest {
  /** Part of the phrase as entered, of the category or of the note, in any case. */
  readonly query?: string;
}

/** Far more than somebody tests by hand. */
const testsByPerson = { name: 'word-tests', points: 600, durationSeconds: 60 } as const;
const longestTest = 20_000;
const longestQuery = 100;

/** Reads of word lists for moderators: the organisation's, and those of their sites. */
@Injectable()
export class WordListsQueries {
  constructor(
    private readonly repository: WordListsRepository,
    private readonly lists: WordLists,
    private readonly sites: SitesQueries,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * The lists that hold for a site, the organisation's among them; without a site, the organisation's.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
   */
  async all(ctx: RequestContext, siteId?: string): Promise<WordListVersion[]> {
    requireReaderOf(ctx, siteId ?? organisation);
    if (siteId !== undefined) await this.checkScope(siteId);
    return this.repository.summaries(siteId === undefined ? [organisation] : [organisation, siteId]);
  }

  /**
   * A list as it is now; one that nobody has written is empty, at version 0.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT
   */
  async one(ctx: RequestContext, address: WordListAddress): Promise<WordList> {
    requireReaderOf(ctx, address.scope);
    await this.checkAddress(address);
    return (await this.repository.findNewest(address)) ?? emptyList(address);
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN, BAD_INPUT, BAD_CURSOR */
  async history(ctx: RequestContext, address: WordListAddress, page: PageRequest): Promise<Page<WordListVersion>> {
    requireReaderOf(ctx, address.scope);
    const first = checkedFirst(page.first);
    const before = page.after === undefined ? undefined : decodeCursor(page.after, z.tuple([z.number()]))[0];
    const rows = await this.repository.history(address, first + 1, before);
    return pageOf(rows, first, ({ version }) => encodeCursor([version]));
  }

  /** A page of a list's entries, sorted by what they are read as. @throws BAD_INPUT, BAD_CURSOR */
  entries({ entries }: WordList, { first, after, query = '' }: EntriesRequest): Page<WordEntry> {
    const count = checkedFirst(first);
    if (query.length > longestQuery) throw tooLong('A query', longestQuery);
    const part = query.trim().toLowerCase();
    const rows: WordEntry[] = [];
    const start = after === undefined ? 0 : indexBehind(entries, decodeCursor(after, z.tuple([z.string()]))[0]);
    for (let index = start; index < entries.length && rows.length <= count; index += 1) {
      if (mentions(entries[index]!, part)) rows.push(entries[index]!);
    }
    return pageOf(rows, count, ({ phrase }) => encodeCursor([phrase]));
  }

  /**
   * What the lists of a site find in a text; without a site, the organisation's.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, NOT_FOUND, BAD_INPUT for a text longer than 20,000 characters
   */
  async test(
    ctx: RequestContext,
    { text, siteId, language }: { readonly text: string; readonly siteId?: string; readonly language?: string },
  ): Promise<{ readonly version: string; readonly matches: readonly WordMatch[] }> {
    requireReaderOf(ctx, siteId ?? organisation);
    await this.limiter.consume(testsByPerson, ctx.actor.kind === 'user' ? ctx.actor.id : ctx.address);
    if (text.length > longestTest) throw tooLong('A text', longestTest);
    await this.checkAddress({ kind: 'BANNED', scope: siteId ?? organisation, ...(language && { language }) });
    const { version, matcher } = await this.lists.matcherFor(siteId, language);
    return { version, matches: matcher.match(text) };
  }

  /** @throws BAD_INPUT for what is no language, NOT_FOUND for a site that is none */
  async checkAddress({ scope, language }: WordListAddress): Promise<void> {
    if (language !== undefined && !isLanguage(language)) {
      throw coreError('BAD_INPUT', { problem: 'A language is written like de, en-GB or zh-Hant.' });
    }
    await this.checkScope(scope);
  }

  private async checkScope(scope: string): Promise<void> {
    if (scope !== organisation && !(await this.sites.byId(scope))) throw coreError('NOT_FOUND', { what: 'site' });
  }
}

/** Every moderator reads the organisation's lists: they hold on every site. */
function requireReaderOf(ctx: RequestContext, scope: string): void {
  if (scope === organisation) requireModerator(ctx);
  else requireModeratorOf(ctx, scope);
}

function mentions({ phrase, category = '', note = '' }: WordEntry, part: string): boolean {
  return [phrase, category, note].some((text) => text.toLowerCase().includes(part));
}

/** Where entries begin that are read as something greater; halving, because reading a phrase takes microseconds. */
function indexBehind(entries: readonly WordEntry[], phrase: string): number {
  const last = readingOf(phrase);
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (readingOf(entries[middle]!.phrase) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tooLong(what: string, most: number) {
  return coreError('BAD_INPUT', { problem: `${what} has at most ${most} characters.` });
}
