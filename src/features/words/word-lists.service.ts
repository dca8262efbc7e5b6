import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireAdmin } from '../../core/context/require-role.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { changeEntries, type ChangedEntries, storedBytes, type WordListChange } from './word-list-change.js';
import { wordListError } from './word-list.errors.js';
import { WordListChanged } from './word-list.events.js';
import { wordListChanged } from './word-list.topics.js';
import { wordListRecord } from './word-list-record.js';
import { bounds, emptyList, listKey, type WordEntry, type WordList, type WordListAddress } from './word-list.js';
import { WordLists } from './word-lists.js';
import { WordListsQueries } from './word-lists.queries.js';
import { WordListsRepository } from './word-lists.repository.js';

/** What a change did, or would do. */
export interface WordListOutcome extends Omit<ChangedEntries, 'entries'> {
  /** As it is after the change, or would be; its version is the old one where nothing was written. */
  readonly list: WordList;
}

export interface ChangeOptions {
  /** The version that the change was made for; without one it is applied to whatever is the newest. */
  readonly expectedVersion?: number;
  readonly dryRun?: boolean;
  /** One entry that cannot be refuses all. */
  readonly refuseInvalid?: boolean;
}

const attempts = 5;

/** Changes of word lists. Each is a new version, inserted under the next number: of two at once, one is told. */
@Injectable()
export class WordListsService {
  constructor(
    private readonly repository: WordListsRepository,
    private readonly queries: WordListsQueries,
    private readonly lists: WordLists,
    private readonly pubsub: PubSub,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Applies a change. Entries that cannot be are left out and reported, unless told otherwise. Nothing is written where nothing changes.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, PHRASE_INVALID, WORD_LIST_TOO_LARGE,
   * WORD_LIST_CONFLICT
   */
  async change(
    ctx: RequestContext,
    address: WordListAddress,
    change: WordListChange,
    { expectedVersion, dryRun = false, refuseInvalid = false }: ChangeOptions = {},
  ): Promise<WordListOutcome> {
    await this.admit(ctx, address);
    for (let attempt = 1; ; attempt += 1) {
      const current = await this.current(address, expectedVersion);
      const { entries, ...outcome } = changeEntries(current.entries, change);
      const [refused] = refuseInvalid ? outcome.invalid : [];
      if (refused) throw wordListError('PHRASE_INVALID', { line: refused.line, problem: refused.problem });
      checkSize(entries);
      if (outcome.added + outcome.updated + outcome.removed === 0) return { ...outcome, list: current };
      if (dryRun) return { ...outcome, list: { ...current, entries, count: entries.length } };
      const { added, removed } = outcome;
      const list = await this.write(ctx, current, { entries, added, removed });
      if (list) return { ...outcome, list };
      if (attempt === attempts) throw conflict(current.version + 1);
    }
  }

  /**
   * Makes an older version the newest again, as a version of its own.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WORD_LIST_CONFLICT
   */
  async restore(
    ctx: RequestContext,
    address: WordListAddress,
    version: number,
    expectedVersion?: number,
  ): Promise<WordList> {
    await this.admit(ctx, address);
    const current = await this.current(address, expectedVersion);
    const old = await this.repository.find({ listKey: listKey(address), version });
    if (!old) throw coreError('NOT_FOUND', { what: 'version of this list' });
    const { added, removed } = changeEntries(current.entries, {
      add: old.entries.map((entry, index) => ({ ...entry, line: index + 1 })),
      remove: [],
      replace: true,
    });
    const list = await this.write(ctx, current, { entries: old.entries, added, removed, restoredFrom: version });
    if (!list) throw conflict(current.version + 1);
    return list;
  }

  private async admit(ctx: RequestContext, address: WordListAddress): Promise<void> {
    requireAdmin(ctx);
    await this.queries.checkAddress(address);
  }

  private async current(address: WordListAddress, expectedVersion: number | undefined): Promise<WordList> {
    const current = (await this.repository.findNewest(address)) ?? emptyList(address);
    if (expectedVersion !== undefined && expectedVersion !== current.version) throw conflict(current.version);
    return current;
  }

  /** @returns nothing where somebody else has written this version */
  private async write(
    ctx: RequestContext,
    { kind, scope, language, version }: WordList,
    change: {
      readonly entries: readonly WordEntry[];
      readonly added: number;
      readonly removed: number;
      readonly restoredFrom?: number;
    },
  ): Promise<WordList | undefined> {
    const list = {
      kind,
      scope,
      ...(language === undefined ? {} : { language }),
      ...change,
      version: version + 1,
      count: change.entries.length,
      changedBy: actorId(ctx),
      changedAt: this.clock.now(),
    };
    if (!(await this.repository.insert(list, [wordListRecord(list)]))) return undefined;
    await this.announce(list);
    return list;
  }

  /** The version is durable and stands: while Redis is away, other processes learn of it when their cache runs out. */
  private async announce(list: WordList & { readonly changedBy: string }): Promise<void> {
    const key = listKey(list);
    const { kind, scope, language, version, changedBy } = list;
    this.lists.forget();
    await this.pubsub.publish(wordListChanged, { listKey: key, version }).catch(() => undefined);
    await this.events.emit(new WordListChanged(key, kind, scope, language, version, changedBy));
  }
}

function checkSize(entries: readonly WordEntry[]): void {
  if (entries.length <= bounds.entries && storedBytes(entries) <= bounds.bytes) return;
  throw wordListError('WORD_LIST_TOO_LARGE', { entries: bounds.entries, bytes: bounds.bytes });
}

function conflict(version: number) {
  return wordListError('WORD_LIST_CONFLICT', { version });
}

function actorId({ actor, address }: RequestContext): string {
  if (actor.kind === 'user') return actor.id;
  return actor.kind === 'system' ? `system:${actor.name}` : address;
}
