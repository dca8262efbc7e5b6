import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { Ledger, LedgerQueries, type LedgerRecord } from '../../../src/features/ledger/index.js';
import type { LedgerDocument } from '../../../src/features/ledger/ledger.schema.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

const record = (id: string, chain: string, more: Partial<LedgerRecord> = {}): LedgerRecord => ({
  id,
  chain,
  at: new Date('2026-03-01T12:00:00Z'),
  actorId: 'ada',
  action: 'COMMENT_REJECTED',
  subject: { kind: 'comment', id: `comment-${id}` },
  facts: { before: 'NONE', revision: 0, automatic: false, note: null },
  rules: [],
  ...more,
});

describe(Ledger.name, () => {
  let talk: TestTalk;
  let ledgers: readonly Ledger[];
  let chains = 0;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web'], ['web']] });
    ledgers = talk.parts.map(({ app }) => app.get(Ledger, { strict: false }));
  });
  afterAll(() => talk.stop());

  const collection = (name: string) =>
    talk.get<Connection>(getConnectionToken() as never).db!.collection<{ _id: string }>(name);
  const stored = async (chain: string) =>
    (await collection('ledger').find({ chain }).sort({ _id: 1 }).toArray()) as unknown as LedgerDocument[];
  const newChain = () => `chain-${(chains += 1)}`;

  describe('appending', () => {
    it('leaves no gap and no double when two processes append at once', async () => {
      const chain = newChain();
      const ids = Array.from({ length: 100 }, (_, index) => `${chain}-${index}`);
      // Every record twice, once in each process, as when a sweep meets the process that is not dead after all.
      await Promise.all(ids.flatMap((id) => ledgers.map((ledger) => ledger.append(record(id, chain)))));

      const entries = await stored(chain);
      expect(entries.map(({ seq }) => seq)).toEqual(ids.map((_, index) => index + 1));
      expect(new Set(entries.map(({ recordId }) => recordId))).toEqual(new Set(ids));
      expect(await ledgers[0]!.verify(chain)).toMatchObject({ ok: true, entries: 100, isComplete: true });
    });

    it('gives a record its first place again, whatever came after', async () => {
      const chain = newChain();
      const first = await ledgers[0]!.append(record(`${chain}-1`, chain));
      await ledgers[0]!.append(record(`${chain}-2`, chain));
      expect(await ledgers[1]!.append(record(`${chain}-1`, chain))).toEqual(first);
      expect(await stored(chain)).toHaveLength(2);
    });

    it('goes on where a process died after it had claimed a place', async () => {
      const chain = newChain();
      await collection('ledger_claims').insertOne({ _id: `${chain}-1`, chain, seq: 1 } as never);
      await ledgers[0]!.append(record(`${chain}-2`, chain));
      await ledgers[0]!.settle([record(`${chain}-1`, chain), record(`${chain}-2`, chain)]);
      expect((await stored(chain)).map(({ recordId }) => recordId)).toEqual([`${chain}-2`, `${chain}-1`]);
    });

    it('keeps what is stored equal to what was hashed', async () => {
      const chain = newChain();
      const odd = { reason: 'a \ud83d b \u0000 c', facts: { large: 1e300, small: -0, whole: 2 ** 40 } };
      await ledgers[0]!.append(record(`${chain}-1`, chain, odd));
      await ledgers[0]!.append(record(`${chain}-2`, chain, { facts: {}, rules: undefined }));
      expect(await ledgers[0]!.verify(chain)).toMatchObject({ ok: true, entries: 2 });
    });
  });

  describe('verifying', () => {
    type Tampering = (chain: string, entries: readonly LedgerDocument[]) => Promise<unknown>;
    const ledgerOf = () => collection('ledger');
    const replace = (before: LedgerDocument, change: object) =>
      ledgerOf().replaceOne(
        { _id: before._id },
        { ...before, ...change, _id: undefined },
        {
          ignoreUndefined: true,
        },
      );

    async function chainOfFive(): Promise<string> {
      const chain = newChain();
      await ledgers[0]!.settle(Array.from({ length: 5 }, (_, index) => record(`${chain}-${index + 1}`, chain)));
      return chain;
    }

    it.each<[string, { seq: number; what: string }, Tampering]>([
      [
        'a changed reason',
        { seq: 3, what: 'CHANGED' },
        (_chain, entries) => ledgerOf().updateOne({ _id: entries[2]!._id }, { $set: { reason: 'never said' } }),
      ],
      [
        'a changed fact',
        { seq: 3, what: 'CHANGED' },
        (_chain, entries) => ledgerOf().updateOne({ _id: entries[2]!._id }, { $set: { 'facts.before': 'PREMOD' } }),
      ],
      [
        'a field that was added',
        { seq: 3, what: 'CHANGED' },
        (_chain, entries) => ledgerOf().updateOne({ _id: entries[2]!._id }, { $set: { pardon: true } }),
      ],
      [
        'an entry that was taken out',
        { seq: 3, what: 'MISSING' },
        (_chain, entries) => ledgerOf().deleteOne({ _id: entries[2]!._id }),
      ],
      [
        'the first entry taken out',
        { seq: 1, what: 'MISSING' },
        (_chain, [first]) => ledgerOf().deleteOne({ _id: first!._id }),
      ],
      [
        'an end cut off',
        { seq: 4, what: 'TRUNCATED' },
        (chain) => ledgerOf().deleteMany({ _id: { $gt: `${chain}:000000000003`, $lt: `${chain};` } }),
      ],
      ['everything cut off', { seq: 1, what: 'TRUNCATED' }, (chain) => ledgerOf().deleteMany({ chain })],
      [
        'two entries exchanged',
        { seq: 2, what: 'UNLINKED' },
        async (_chain, [, second, third]) => {
          await replace(second!, { ...third, seq: 2 });
          await replace(third!, { ...second, seq: 3 });
        },
      ],
      [
        'an entry put in, the others moved up',
        { seq: 2, what: 'UNLINKED' },
        async (_chain, [, second, third]) => {
          await replace(second!, { recordId: 'forged', hash: 'forged', previousHash: 'forged' });
          await replace(third!, { ...second, seq: 3 });
        },
      ],
      [
        'an entry put in between two',
        { seq: 3, what: 'MISPLACED' },
        async (chain, [, second]) =>
          ledgerOf().insertOne({ ...second!, _id: `${chain}:0000000000025`, recordId: 'forged' } as never),
      ],
      [
        'an end that was written anew',
        { seq: 5, what: 'REPLACED' },
        async (chain, entries) => {
          await ledgerOf().deleteOne({ _id: entries[4]!._id });
          await ledgers[1]!.append(record(`${chain}-other`, chain));
        },
      ],
    ])('finds %s', async (_what, firstProblem, tamper) => {
      const chain = await chainOfFive();
      await tamper(chain, await stored(chain));
      expect(await ledgers[0]!.verify(chain)).toMatchObject({ ok: false, firstProblem });
    });

    it('finds a chain written anew from end to end only by a hash noted elsewhere', async () => {
      const chain = await chainOfFive();
      const { hash } = (await ledgers[0]!.verify(chain)).end;
      expect(await ledgers[0]!.verify(chain, { expect: hash })).toMatchObject({ ok: true });
      await Promise.all([
        ledgerOf().deleteMany({ chain }),
        collection('ledger_heads').deleteOne({ _id: chain }),
        collection('ledger_claims').deleteMany({ chain }),
      ]);
      await ledgers[0]!.settle(Array.from({ length: 5 }, (_, i) => record(`${chain}-${i}`, chain, { actorId: 'eve' })));
      expect(await ledgers[0]!.verify(chain)).toMatchObject({ ok: true });
      expect(await ledgers[0]!.verify(chain, { expect: hash })).toMatchObject({
        ok: false,
        firstProblem: { seq: 5, what: 'EXPECTED_HASH_ABSENT' },
      });
    });

    it('goes on from where a bounded check has stopped', async () => {
      const chain = await chainOfFive();
      const first = await ledgers[0]!.verify(chain, { limit: 3 });
      expect(first).toMatchObject({ ok: true, isComplete: false, entries: 3, end: { seq: 3 } });
      expect(await ledgers[0]!.verify(chain, { from: 4 })).toMatchObject({ ok: true, isComplete: true, entries: 2 });
      expect(await ledgers[0]!.verify(chain, { from: 9 })).toMatchObject({ ok: false, entries: 0 });
    });

    it('has nothing against a chain that does not exist', async () => {
      expect(await ledgers[0]!.verify(newChain())).toMatchObject({ ok: true, entries: 0 });
    });
  });

  it('is exported as lines that can be read back', async () => {
    const chain = newChain();
    await ledgers[0]!.settle([record(`${chain}-1`, chain), record(`${chain}-2`, chain)]);
    const lines: { hash: string }[] = [];
    for await (const line of talk.get(LedgerQueries).export({ chain }))
      lines.push(JSON.parse(line) as { hash: string });
    expect(lines).toMatchObject([
      { id: `${chain}-1`, seq: 1, previousHash: chain },
      { id: `${chain}-2`, seq: 2, previousHash: lines[0]!.hash },
    ]);
  });
});
