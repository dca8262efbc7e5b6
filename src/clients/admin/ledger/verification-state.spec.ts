import { type CheckedPart, isIntact, nextPart, verificationOf, withPart } from './verification-state.js';

const part = (more: Partial<CheckedPart> = {}): CheckedPart => ({
  ok: true,
  entries: 100,
  isComplete: true,
  lastSeq: 100,
  lastHash: 'h100',
  since: '2026-05-10T12:00:00Z',
  chainLength: 100,
  firstProblem: null,
  ...more,
});

describe('a verification', () => {
  it('goes through a chain in parts, and then through the next one', () => {
    let state = verificationOf(['organisation', 'site']);
    expect(nextPart(state)).toEqual({ chain: 'organisation', seq: 1 });
    state = withPart(state, 'organisation', part({ isComplete: false, chainLength: 150 }));
    expect(nextPart(state)).toEqual({ chain: 'organisation', seq: 101 });
    state = withPart(state, 'organisation', part({ entries: 50, since: '2026-06-01T00:00:00Z', chainLength: 150 }));
    expect(state.chains[0]).toMatchObject({
      checked: 150,
      total: 150,
      since: '2026-05-10T12:00:00Z',
      verdict: 'INTACT',
    });
    expect(nextPart(state)).toEqual({ chain: 'site', seq: 1 });
    expect(state.phase).toBe('running');
    state = withPart(state, 'site', part());
    expect(nextPart(state)).toBeNull();
    expect(state.phase).toBe('done');
    expect(isIntact(state)).toBe(true);
  });

  it('stops at the first entry of a chain that is wrong', () => {
    const firstProblem = { seq: 41, what: 'CHANGED' } as const;
    const state = withPart(verificationOf(['site']), 'site', part({ ok: false, entries: 40, firstProblem }));
    expect(state.chains[0]).toMatchObject({ checked: 40, verdict: 'BROKEN', problem: firstProblem });
    expect(isIntact(state)).toBe(false);
    expect(state.phase).toBe('done');
  });
});
