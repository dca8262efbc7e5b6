import { systemContext } from '../../../src/core/context/request-context.js';
import { EventBus } from '../../../src/core/events/event-bus.js';
import { PubSub } from '../../../src/core/pubsub/pubsub.js';
import {
  organisation,
  type WordListAddress,
  WordListChanged,
  WordLists,
  WordListsQueries,
  WordListsService,
} from '../../../src/features/words/index.js';
import { allWordLists, wordListChanged } from '../../../src/features/words/word-list.topics.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

const ctx = systemContext('test');

describe('word lists in two processes', () => {
  let talk: TestTalk;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web'], ['web']] });
  });
  afterAll(() => talk.stop());

  const in_ = <T>(part: 0 | 1, type: abstract new (...args: never[]) => T): T =>
    talk.parts[part]!.app.get(type as never, { strict: false });
  const listFor = (language: string): WordListAddress => ({ kind: 'BANNED', scope: organisation, language });
  const add = (part: 0 | 1, address: WordListAddress, phrases: readonly string[], expectedVersion?: number) =>
    in_(part, WordListsService).change(
      ctx,
      address,
      { add: phrases.map((phrase, index) => ({ line: index + 1, phrase })), remove: [], replace: false },
      expectedVersion === undefined ? {} : { expectedVersion },
    );

  it('are one list: changes at once without an expected version all hold', async () => {
    const address = listFor('fr');
    await Promise.all([add(0, address, ['un']), add(1, address, ['deux']), add(0, address, ['trois'])]);
    const { version, entries } = await in_(1, WordListsQueries).one(ctx, address);
    expect(version).toBe(3);
    expect(entries.map(({ phrase }) => phrase)).toEqual(['deux', 'trois', 'un']);
  });

  it('refuse a change made for an older version', async () => {
    const address = listFor('it');
    await add(0, address, ['uno'], 0);
    await expect(add(1, address, ['due'], 0)).rejects.toMatchObject({
      code: 'WORD_LIST_CONFLICT',
      details: { version: 1 },
    });
    await expect(in_(1, WordListsService).restore(ctx, address, 1, 0)).rejects.toMatchObject({
      code: 'WORD_LIST_CONFLICT',
    });
    await expect(in_(1, WordListsService).restore(ctx, address, 7)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('write nothing where nothing changes', async () => {
    const address = listFor('es');
    await add(0, address, ['uno']);
    expect(await add(1, address, ['UNO'])).toMatchObject({ added: 0, duplicates: 1, list: { version: 1 } });
    expect((await in_(0, WordListsQueries).history(ctx, address, { first: 10 })).nodes).toHaveLength(1);
  });

  it('reach the other process by a message, compiled once for all who ask', async () => {
    const address = listFor('pt');
    await add(0, address, ['um']);
    const heard = new Promise<void>((resolve) => {
      void in_(1, PubSub).subscribe(wordListChanged, allWordLists, ({ version }) => {
        if (version === 2) resolve();
      });
    });
    await in_(1, PubSub).roundTrip(3_000);
    const there = in_(1, WordLists);
    const [one, two] = await Promise.all([there.matcherFor(undefined, 'pt'), there.matcherFor(undefined, 'pt-BR')]);
    expect(one.matcher).toBe(two.matcher);
    expect(one.matcher.match('um dois')).toHaveLength(1);

    await add(0, address, ['dois']);
    await heard;
    const after = await there.matcherFor(undefined, 'pt');
    expect(after.version).toBe('BANNED/organisation/pt@2');
    expect(after.matcher.match('um dois')).toHaveLength(2);
  });

  it('say after the write what changed', async () => {
    const events: WordListChanged[] = [];
    in_(0, EventBus).on(WordListChanged, (event) => void events.push(event));
    await add(0, listFor('cs'), ['jedna']);
    expect(events).toEqual([
      new WordListChanged('BANNED/organisation/cs', 'BANNED', organisation, 'cs', 1, 'system:test'),
    ]);
  });

  it('hold 20,000 entries, and no more', async () => {
    const address = listFor('fi');
    const words = Array.from({ length: 20_000 }, (_, n) => `sana${n}`);
    await add(0, address, words);
    const { matcher } = await in_(0, WordLists).matcherFor(undefined, 'fi');
    expect(matcher.phraseCount).toBe(20_000);
    expect(matcher.match('Sana19999 sana20000').map(({ phrase }) => phrase)).toEqual(['sana19999']);
    await expect(add(0, address, ['sana20000'])).rejects.toMatchObject({ code: 'WORD_LIST_TOO_LARGE' });
  });

  it('are refused before they are too large for a document', async () => {
    const add = Array.from({ length: 20_000 }, (_, n) => ({ line: n + 1, phrase: `詞${n}`, note: '註'.repeat(200) }));
    const change = in_(0, WordListsService).change(ctx, listFor('zh'), { add, remove: [], replace: false });
    await expect(change).rejects.toMatchObject({ code: 'WORD_LIST_TOO_LARGE' });
  });
});
