import { canonicalJson, chainStart, entryAfter } from './hash-chain.js';
import type { LedgerRecord } from './ledger-entry.js';
import { normaliseRecord } from './ledger-record.js';

const record: LedgerRecord = {
  id: 'decision-1',
  chain: 'times',
  at: new Date('2026-03-01T12:00:00Z'),
  actorId: 'ada',
  action: 'COMMENT_REJECTED',
  subject: { kind: 'comment', id: 'c1' },
  facts: { revision: 1, before: null },
};

describe(canonicalJson, () => {
  it('does not depend on the order in which properties were set', () => {
    expect(canonicalJson({ b: 1, a: { d: null, c: [true, 'x'] } })).toBe('{"a":{"c":[true,"x"],"d":null},"b":1}');
    expect(canonicalJson({ a: { c: [true, 'x'], d: null }, b: 1 })).toBe('{"a":{"c":[true,"x"],"d":null},"b":1}');
  });

  it('leaves out what is undefined, and gives dates as ISO strings', () => {
    expect(canonicalJson({ at: new Date(0), reason: undefined })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('orders keys by code unit and escapes as RFC 8785 does', () => {
    expect(canonicalJson({ '\u20ac': 1, a: '"\u0007\u20ac', Z: 1e21 })).toBe('{"Z":1e+21,"a":"\\"\\u0007€","€":1}');
  });
});

describe('a chain', () => {
  it('starts from its name and goes on from the hash before', () => {
    const first = entryAfter(chainStart('times'), record);
    const second = entryAfter(first, { ...record, id: 'decision-2' });
    expect(first).toMatchObject({ ...record, seq: 1, previousHash: 'times' });
    expect(second).toMatchObject({ seq: 2, previousHash: first.hash });
    expect(first.hash).toMatch(/^[\w-]{43}$/);
  });

  it.each<[string, Partial<LedgerRecord>]>([
    ['actor', { actorId: 'bob' }],
    ['action', { action: 'COMMENT_APPROVED' }],
    ['moment', { at: new Date('2026-03-01T12:00:00.001Z') }],
    ['subject', { subject: { kind: 'user', id: 'c1' } }],
    ['facts', { facts: { revision: 2, before: null } }],
    ['reason', { reason: 'spam' }],
  ])('has another hash for another %s', (_what, change) => {
    const { hash } = entryAfter(chainStart('times'), record);
    expect(entryAfter(chainStart('times'), { ...record, ...change }).hash).not.toBe(hash);
  });
});

describe(normaliseRecord, () => {
  it('keeps what the database can give back unchanged', () => {
    expect(normaliseRecord({ ...record, reason: 'Half of a pair: \ud83d, a whole one: 😀' }).reason).toBe(
      'Half of a pair: \ufffd, a whole one: 😀',
    );
  });

  it('takes what an owner stored without a reason', () => {
    const stored = { ...record, reason: null, rules: null } as unknown as LedgerRecord;
    expect(entryAfter(chainStart('times'), normaliseRecord(stored)).hash).toBe(
      entryAfter(chainStart('times'), normaliseRecord(record)).hash,
    );
  });

  it.each<[string, object]>([
    ['a chain that would mix with another', { chain: 'times:1' }],
    ['a fact that is no finite number', { facts: { share: Number.NaN } }],
    ['a fact with an odd name', { facts: { $set: 1 } }],
    ['more than is asked for', { body: 'what somebody wrote' }],
  ])('refuses %s', (_what, change) => {
    expect(() => normaliseRecord({ ...record, ...change })).toThrow();
  });
});
