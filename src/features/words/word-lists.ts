import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { compileLists } from './matching/compile-lists.js';
import type { WordMatcher } from './matching/word-matcher.js';
import { isFor, listKey, organisation, type VersionKey, versionName, type WordList } from './word-list.js';
import { WordListSnapshot } from './word-list-snapshot.js';
import { allWordLists, wordListChanged } from './word-list.topics.js';
import { WordListsRepository } from './word-lists.repository.js';

export interface CompiledWordLists {
  /** Names every list version that took part, such as `BANNED/organisation/*@3,SUSPECT/organisation/de@1`. */
  readonly version: string;
  readonly matcher: WordMatcher;
}

/** A change reaches every process over Redis at once; without Redis it does after this long. */
const cacheMs = 5_000;
/** Combinations of sites and languages; the longest unused is compiled again when it is asked for. */
const mostMatchers = 50;

interface Current {
  readonly lists: Promise<readonly WordList[]>;
  readonly until: number;
}

/** The word lists that hold for a text, compiled once for each combination of versions and shared by all who ask. */
@Injectable()
export class WordLists implements OnModuleInit, OnModuleDestroy {
  /** The newest lists by site. */
  private readonly current = new Map<string, Current>();
  /** Lists by the name of their version: a version never changes. */
  private readonly known = new Map<string, Promise<WordList>>();
  private readonly matchers = new Map<string, WordMatcher>();
  private stopListening?: () => void;

  constructor(
    private readonly repository: WordListsRepository,
    private readonly pubsub: PubSub,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.stopListening = this.pubsub.onReconnected(() => this.forget());
    await this.pubsub.subscribe(wordListChanged, allWordLists, () => this.forget());
  }

  onModuleDestroy(): void {
    this.stopListening?.();
  }

  /**
   * The organisation's and the site's lists together: those for every language and, when it is known which the text is
   * in, those for it (`en` holds for `en-GB`).
   */
  async matcherFor(siteId?: string, language?: string): Promise<CompiledWordLists> {
    const lists = (await this.listsOf(siteId ?? organisation)).filter((list) => isFor(list, language));
    const version = lists.map(nameOf).join(',');
    const matcher = this.matchers.get(version) ?? compileLists(lists);
    this.matchers.delete(version);
    this.matchers.set(version, matcher);
    if (this.matchers.size > mostMatchers) this.matchers.delete(this.matchers.keys().next().value!);
    return { version, matcher };
  }

  /** The names of the list versions that hold for a site at this moment. */
  async versionsFor(siteId: string): Promise<string[]> {
    return (await this.repository.newest([organisation, siteId])).map(versionName);
  }

  /** Lists as they were in these versions, which are kept for ever. */
  async snapshot(versions: readonly string[]): Promise<WordListSnapshot> {
    return new WordListSnapshot(await this.repository.findVersions(versions));
  }

  /** The next one who asks reads which versions are the newest. */
  forget(): void {
    this.current.clear();
  }

  private listsOf(scope: string): Promise<readonly WordList[]> {
    const now = this.clock.now().getTime();
    const cached = this.current.get(scope);
    if (cached && cached.until > now) return cached.lists;
    const lists = this.read(scope);
    const entry = { lists, until: now + cacheMs };
    this.current.set(scope, entry);
    lists.catch(() => {
      if (this.current.get(scope) === entry) this.current.delete(scope);
    });
    return lists;
  }

  private async read(scope: string): Promise<readonly WordList[]> {
    const keys = await this.repository.newest([...new Set([organisation, scope])]);
    return Promise.all(keys.map((key) => this.listOf(key)));
  }

  private listOf(key: VersionKey): Promise<WordList> {
    const name = versionName(key);
    const known = this.known.get(name) ?? this.load(key, name);
    this.known.set(name, known);
    for (const other of this.known.keys()) {
      if (other !== name && other.startsWith(`${key.listKey}@`)) this.drop(other);
    }
    return known;
  }

  private async load(key: VersionKey, name: string): Promise<WordList> {
    try {
      const list = await this.repository.find(key);
      if (!list) throw new Error(`Word list ${name} is gone.`);
      return list;
    } catch (error) {
      this.known.delete(name);
      throw error;
    }
  }

  private drop(name: string): void {
    this.known.delete(name);
    for (const version of this.matchers.keys()) {
      if (version.split(',').includes(name)) this.matchers.delete(version);
    }
  }
}

function nameOf(list: WordList): string {
  return versionName({ listKey: listKey(list), version: list.version });
}
