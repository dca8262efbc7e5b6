import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { formatWords, parseWords, type WordListFormat } from '../word-list-files.js';
import { WordListsQueries } from '../word-lists.queries.js';
import { type WordListOutcome, WordListsService } from '../word-lists.service.js';
import {
  ImportWordListInput,
  ImportWordListPayload,
  RestoreWordListInput,
  RestoreWordListPayload,
  UpdateWordListInput,
  UpdateWordListPayload,
} from './word-list.inputs.js';
import { toAddress, toEntryChange, toGivenEntries, toWordList } from './word-list.mapper.js';
import {
  WordListArgs,
  WordListExportModel,
  WordListFormatEnum,
  WordListModel,
  WordTestModel,
} from './word-list.models.js';

const reported = 100;

@Resolver()
export class WordListsResolver {
  constructor(
    private readonly service: WordListsService,
    private readonly queries: WordListsQueries,
  ) {}

  @Query(() => [WordListModel], { description: 'The lists that hold for a site, those of the organisation included.' })
  async wordLists(
    @Ctx() ctx: RequestContext,
    @Args('siteID', { type: () => ID, nullable: true }) siteID?: string | null,
  ): Promise<WordListModel[]> {
    return (await this.queries.all(ctx, siteID ?? undefined)).map((list) => toWordList(list));
  }

  @Query(() => WordListModel, { description: 'A list as it is now; empty, at version 0, where nobody has written it.' })
  async wordList(@Ctx() ctx: RequestContext, @Args() address: WordListArgs): Promise<WordListModel> {
    const list = await this.queries.one(ctx, toAddress(address));
    return toWordList(list, list);
  }

  @Query(() => WordTestModel, { description: 'What the lists find in a text of up to 20,000 characters.' })
  async testWords(
    @Ctx() ctx: RequestContext,
    @Args('text') text: string,
    @Args('siteID', { type: () => ID, nullable: true }) siteID?: string | null,
    @Args('language', { type: () => String, nullable: true }) language?: string | null,
  ): Promise<WordTestModel> {
    return this.queries.test(ctx, { text, siteId: siteID ?? undefined, language: language ?? undefined });
  }

  @Query(() => WordListExportModel)
  async exportWordList(
    @Ctx() ctx: RequestContext,
    @Args() address: WordListArgs,
    @Args('format', { type: () => WordListFormatEnum }) format: WordListFormat,
  ): Promise<WordListExportModel> {
    const { kind, scope, language, version, entries } = await this.queries.one(ctx, toAddress(address));
    const name = [kind.toLowerCase(), scope, language].filter(Boolean).join('-');
    const fileName = `${name}-${version}.${format === 'CSV' ? 'csv' : 'txt'}`;
    return { fileName, version, content: formatWords(entries, format) };
  }

  @Mutation(() => UpdateWordListPayload, { description: 'Adds and removes entries: all of them, or none.' })
  async updateWordList(
    @Ctx() ctx: RequestContext,
    @Args('input') input: UpdateWordListInput,
  ): Promise<UpdateWordListPayload> {
    const { add, remove, expectedVersion, clientMutationID } = input;
    const change = { add: toGivenEntries(add), remove, replace: false };
    const options = { expectedVersion, refuseInvalid: true };
    const outcome = await this.service.change(ctx, toAddress(input), change, options);
    return { ...toPayload(outcome), clientMutationID };
  }

  @Mutation(() => ImportWordListPayload, { description: 'Lines that cannot be are left out and reported.' })
  async importWordList(
    @Ctx() ctx: RequestContext,
    @Args('input') input: ImportWordListInput,
    @Args('dryRun', { defaultValue: false }) dryRun: boolean,
  ): Promise<ImportWordListPayload> {
    const { mode, format, content, expectedVersion, clientMutationID } = input;
    const change = { add: parseWords(content, format), remove: [], replace: mode === 'REPLACE' };
    const options = { dryRun, ...(typeof expectedVersion === 'number' ? { expectedVersion } : {}) };
    const outcome = await this.service.change(ctx, toAddress(input), change, options);
    const { invalid } = outcome;
    const problems = { invalidCount: invalid.length, invalid: invalid.slice(0, reported) };
    const changes = outcome.changes.slice(0, reported).map(toEntryChange);
    return { ...toPayload(outcome), dryRun, changes, ...problems, clientMutationID };
  }

  @Mutation(() => RestoreWordListPayload, { description: 'Makes an older version the newest again.' })
  async restoreWordList(
    @Ctx() ctx: RequestContext,
    @Args('input') input: RestoreWordListInput,
  ): Promise<RestoreWordListPayload> {
    const { version, expectedVersion, clientMutationID } = input;
    const list = await this.service.restore(ctx, toAddress(input), version, expectedVersion ?? undefined);
    return { wordList: toWordList(list, list), clientMutationID };
  }
}

function toPayload({ list, added, updated, removed, duplicates }: WordListOutcome) {
  return { wordList: toWordList(list, list), added, updated, removed, duplicates };
}
