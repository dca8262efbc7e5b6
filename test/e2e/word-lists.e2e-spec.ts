import { adminClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const fields = `id kind siteID language version count changedAt changedBy { id } restoredFrom
  entries(first: 100) { nodes { phrase reading category note } }`;
const listQuery = `query List($kind: WordListKind!, $siteID: ID, $language: String) {
  wordList(kind: $kind, siteID: $siteID, language: $language) { ${fields} }
}`;
const update = `mutation Update($input: UpdateWordListInput!) {
  updateWordList(input: $input) { wordList { ${fields} } added updated removed duplicates clientMutationID }
}`;
const importing = `mutation Import($input: ImportWordListInput!, $dryRun: Boolean!) {
  importWordList(input: $input, dryRun: $dryRun) {
    wordList { version count } added updated removed duplicates dryRun invalidCount invalid { line phrase problem }
    changes { before { phrase } after { phrase category } }
  }
}`;
const restore = `mutation Restore($input: RestoreWordListInput!) { restoreWordList(input: $input) { wordList { ${fields} } } }`;
const test = `query Test($text: String!, $siteID: ID, $language: String) {
  testWords(text: $text, siteID: $siteID, language: $language) { version matches { list phrase category start end } }
}`;
const exporting = `query Export($format: WordListFormat!, $language: String) {
  exportWordList(kind: SUSPECT, language: $language, format: $format) { fileName version content }
}`;

interface Entry {
  readonly phrase: string;
  readonly reading: string;
}
interface List {
  readonly version: number;
  readonly count: number;
  readonly changedBy: { readonly id: string } | null;
  readonly restoredFrom: number | null;
  readonly entries: { readonly nodes: readonly Entry[] };
}
interface Updated {
  readonly updateWordList: { readonly wordList: List };
}
interface Tested {
  readonly testWords: {
    readonly version: string;
    readonly matches: readonly { readonly list: string; readonly phrase: string; readonly start: number }[];
  };
}

describe('word lists', () => {
  let talk: TestTalk;
  let admin: Person;
  let moderator: Person;
  let siteID: string;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web'], ['web']] });
    const newsroom = new Newsroom(talk);
    admin = await newsroom.person('ADMIN');
    moderator = await newsroom.person('MODERATOR');
    siteID = (await newsroom.site()).id;
  });
  afterAll(() => talk.stop());

  const listOf = async (address: object) =>
    (await moderator.admin.run<{ wordList: List }>(listQuery, address)).wordList;
  const change = async (input: object) =>
    (await admin.admin.run<Updated>(update, { input: { kind: 'BANNED', ...input } })).updateWordList;
  const codeOf = (input: object) => admin.admin.codeOf(update, { input: { kind: 'BANNED', ...input } });
  const found = async (text: string, more: object = {}) =>
    (await moderator.admin.run<Tested>(test, { text, ...more })).testWords;
  const phrasesOf = ({ entries }: List) => entries.nodes.map(({ phrase }) => phrase);

  it('are empty until somebody writes them', async () => {
    expect(await listOf({ kind: 'BANNED', language: 'fi' })).toMatchObject({
      version: 0,
      count: 0,
      changedBy: null,
      entries: { nodes: [] },
    });
  });

  it('are changed by administrators and say who did', async () => {
    const add = [
      { phrase: ' Troll* ', category: 'insult', note: 'since May' },
      { phrase: 'TROLL*' },
      { phrase: 'Bot' },
    ];
    const first = await change({ language: 'en', expectedVersion: 0, add });
    expect(first).toMatchObject({
      added: 2,
      duplicates: 1,
      wordList: {
        version: 1,
        count: 2,
        changedBy: { id: admin.id },
        entries: {
          nodes: [
            { phrase: 'Bot', reading: 'bot', category: null, note: null },
            { phrase: 'Troll*', reading: 'troll*', category: 'insult', note: 'since May' },
          ],
        },
      },
    });
    const second = await change({
      language: 'en',
      expectedVersion: 1,
      add: [{ phrase: 'bot', note: 'x' }],
      remove: ['trөll*'],
    });
    expect(second).toMatchObject({ added: 0, updated: 1, removed: 1 });
    expect(await listOf({ kind: 'BANNED', language: 'en' })).toEqual(second.wordList);
  });

  it('tell who comes second, and lose nothing', async () => {
    const at = { language: 'da', expectedVersion: 0 };
    const codes = await Promise.all(['en', 'to', 'tre'].map((phrase) => codeOf({ ...at, add: [{ phrase }] })));
    expect(codes.toSorted()).toEqual(['WORD_LIST_CONFLICT', 'WORD_LIST_CONFLICT', undefined]);
    expect(await listOf({ kind: 'BANNED', language: 'da' })).toMatchObject({ version: 1, count: 1 });
  });

  it('keep their history, and an older version can be brought back', async () => {
    const address = { kind: 'BANNED', language: 'nl' };
    await change({ ...address, expectedVersion: 0, add: [{ phrase: 'een' }] });
    await change({ ...address, expectedVersion: 1, add: [{ phrase: 'twee' }], remove: ['een'] });
    const { restoreWordList } = await admin.admin.run<{ restoreWordList: { wordList: List } }>(restore, {
      input: { ...address, version: 1, expectedVersion: 2 },
    });
    expect(restoreWordList.wordList).toMatchObject({ version: 3, restoredFrom: 1 });
    expect(phrasesOf(await listOf(address))).toEqual(['een']);

    const page = `query ($after: String) { wordList(kind: BANNED, language: "nl") { history(first: 2, after: $after) {
      nodes { version added removed changedBy { id } } pageInfo { hasNextPage endCursor } } } }`;
    interface History {
      readonly wordList: {
        readonly history: { readonly nodes: object[]; readonly pageInfo: { readonly endCursor: string } };
      };
    }
    const newest = (await moderator.admin.run<History>(page)).wordList.history;
    const by = { changedBy: { id: admin.id } };
    expect(newest.nodes).toEqual([
      { version: 3, added: 1, removed: 1, ...by },
      { version: 2, added: 1, removed: 1, ...by },
    ]);
    const oldest = await moderator.admin.run<History>(page, { after: newest.pageInfo.endCursor });
    expect(oldest.wordList.history.nodes).toEqual([{ version: 1, added: 1, removed: 0, ...by }]);
  });

  it.each([
    ['a phrase of nothing', { add: [{ phrase: ' !? ' }] }, 'PHRASE_INVALID'],
    ['a phrase of a wildcard', { add: [{ phrase: 'fine' }, { phrase: '*a*' }] }, 'PHRASE_INVALID'],
    ['a phrase too long', { add: [{ phrase: 'x'.repeat(101) }] }, 'PHRASE_INVALID'],
    ['a note too long', { add: [{ phrase: 'fine', note: 'x'.repeat(201) }] }, 'PHRASE_INVALID'],
    ['no language', { language: 'English', add: [{ phrase: 'fine' }] }, 'BAD_INPUT'],
    ['a site that is none', { siteID: 'nowhere', add: [{ phrase: 'fine' }] }, 'NOT_FOUND'],
  ])('refuse %s', async (_what, mistake, code) => {
    expect(await codeOf({ language: 'et', expectedVersion: 0, ...mistake })).toBe(code);
    expect((await listOf({ kind: 'BANNED', language: 'et' })).version).toBe(0);
  });

  it('are paged and searched', async () => {
    const add = Array.from({ length: 25 }, (_, n) => ({ phrase: `word${n}`, category: n % 2 ? 'odd' : 'even' }));
    await change({ language: 'sv', expectedVersion: 0, add });
    const page = `query ($after: String, $query: String) { wordList(kind: BANNED, language: "sv") {
      entries(first: 10, after: $after, query: $query) { nodes { phrase } pageInfo { hasNextPage endCursor } } } }`;
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const { wordList } = await moderator.admin.run<{
        wordList: { entries: { nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
      }>(page, { after, query: 'ODD' });
      seen.push(...wordList.entries.nodes.map(({ phrase }) => phrase));
      after = wordList.entries.pageInfo.hasNextPage ? wordList.entries.pageInfo.endCursor : null;
    }
    expect(seen.toSorted()).toEqual(
      add
        .filter(({ category }) => category === 'odd')
        .map(({ phrase }) => phrase)
        .toSorted(),
    );
  });

  it('are imported after a dry run that says what would happen, and exported the same', async () => {
    const content = '# insults\nidiot\tinsult\tsee §3\nIDIOT\n=cmd\n!!!\n';
    const input = { kind: 'SUSPECT', format: 'TEXT', mode: 'ADD', content, language: 'pl' };
    const report = {
      added: 2,
      updated: 0,
      removed: 0,
      duplicates: 1,
      invalidCount: 1,
      invalid: [{ line: 5, phrase: '!!!', problem: 'The phrase has no letter or digit.' }],
      changes: [
        { before: null, after: { phrase: '=cmd', category: null } },
        { before: null, after: { phrase: 'idiot', category: 'insult' } },
      ],
    };
    const dry = await admin.admin.run(importing, { input, dryRun: true });
    expect(dry).toEqual({ importWordList: { ...report, dryRun: true, wordList: { version: 0, count: 2 } } });
    expect(await listOf({ kind: 'SUSPECT', language: 'pl' })).toMatchObject({ version: 0, count: 0 });
    const real = await admin.admin.run(importing, { input, dryRun: false });
    expect(real).toEqual({ importWordList: { ...report, dryRun: false, wordList: { version: 1, count: 2 } } });

    interface Exported {
      readonly exportWordList: { readonly fileName: string; readonly content: string };
    }
    const { exportWordList } = await moderator.admin.run<Exported>(exporting, { format: 'CSV', language: 'pl' });
    expect(exportWordList).toMatchObject({
      fileName: 'suspect-organisation-pl-1.csv',
      content: "phrase,category,note\r\n'=cmd,,\r\nidiot,insult,see §3\r\n",
    });
    const again = { ...input, format: 'CSV', mode: 'REPLACE', content: exportWordList.content };
    expect(await admin.admin.run(importing, { input: again, dryRun: false })).toMatchObject({
      importWordList: { added: 0, updated: 0, removed: 0, duplicates: 0, wordList: { version: 1 } },
    });
  });

  it('take a file of 20,000 phrases with notes, larger than requests may be elsewhere', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `phrase${n}\tinsult\tas somebody has seen it in comments`);
    const input = { kind: 'SUSPECT', format: 'TEXT', mode: 'ADD', content: lines.join('\n'), language: 'lt' };
    expect(await admin.admin.run(importing, { input, dryRun: false })).toMatchObject({
      importWordList: { added: 20_000, wordList: { count: 20_000 } },
    });
  });

  it('hold for a site and language, in every process', async () => {
    await change({ expectedVersion: 0, add: [{ phrase: 'everywhere', category: 'general' }] });
    await change({ kind: 'SUSPECT', siteID, expectedVersion: 0, add: [{ phrase: 'here' }] });
    await change({ siteID, language: 'de', expectedVersion: 0, add: [{ phrase: 'hier' }] });
    const text = '😀 here, hier, éverywhere';
    expect((await found(text)).matches).toEqual([
      { list: 'BANNED', phrase: 'everywhere', category: 'general', start: 15, end: 25 },
    ]);
    expect((await found(text, { siteID })).matches.map(({ phrase }) => phrase)).toEqual(['here', 'everywhere']);
    const { version, matches } = await found(text, { siteID, language: 'de-AT' });
    expect(matches.map(({ list, phrase }) => `${list} ${phrase}`)).toEqual([
      'SUSPECT here',
      'BANNED hier',
      'BANNED everywhere',
    ]);
    expect(version.split(',')).toEqual(
      expect.arrayContaining(['BANNED/organisation/*@1', `SUSPECT/${siteID}/*@1`, `BANNED/${siteID}/de@1`]),
    );

    const other = moderator.admin.at(`${talk.parts[1]!.url}/admin/api/graphql`);
    const there = async () => (await other.run<Tested>(test, { text: 'elsewhere' })).testWords.matches.length;
    expect(await there()).toBe(0);
    await change({ expectedVersion: 1, add: [{ phrase: 'elsewhere' }] });
    expect((await found('elsewhere')).matches).toHaveLength(1);
    talk.clock.advance(5_000);
    expect(await there()).toBe(1);
  });

  it('are listed for a site, those of the organisation included', async () => {
    const { wordLists } = await moderator.admin.run<{ wordLists: { id: string; entries: { nodes: Entry[] } }[] }>(
      `query ($siteID: ID) { wordLists(siteID: $siteID) { id count entries(first: 1) { nodes { phrase } } } }`,
      { siteID },
    );
    expect(wordLists.map(({ id }) => id)).toEqual(
      expect.arrayContaining([`SUSPECT/${siteID}/*`, `BANNED/${siteID}/de`, 'BANNED/organisation/*']),
    );
    expect(wordLists.find(({ id }) => id === `BANNED/${siteID}/de`)!.entries.nodes).toEqual([{ phrase: 'hier' }]);
  });

  it('are tested on no more text than a comment may be long', async () => {
    expect(await moderator.admin.codeOf(test, { text: 'x'.repeat(20_001) })).toBe('BAD_INPUT');
    expect(await adminClient(talk).codeOf(test, { text: 'x' })).toBe('UNAUTHENTICATED');
  });
});
