import type { Rejection } from '../../comments/index.js';
import { appealableUntil, deciderRefusal, refusalOf } from './appeal.js';

const at = new Date('2026-05-01T12:00:00Z');
const rules = { enabled: true, windowDays: 10 };
const lastMoment = new Date('2026-05-11T11:59:59.999Z');
const tooLate = new Date('2026-05-11T12:00:00Z');
const decision: Rejection = { id: 'd1', by: 'ada', at, automated: false, code: 'SPAM', revision: 0 };

describe(appealableUntil.name, () => {
  it('counts from the decision, and is nothing where appeals are switched off', () => {
    expect(appealableUntil(at, rules)).toEqual(tooLate);
    expect(appealableUntil(at, { ...rules, enabled: false })).toBeUndefined();
  });
});

describe(refusalOf.name, () => {
  const ask = (more: { decisionId?: string; enabled?: boolean; now?: Date }) =>
    refusalOf(decision, {
      decisionId: more.decisionId,
      rules: { ...rules, enabled: more.enabled ?? true },
      now: more.now ?? at,
    });

  it.each([
    ['lets the author appeal what is in force', {}, undefined],
    ['lets them name it', { decisionId: 'd1' }, undefined],
    ['refuses another decision than the one they have read', { decisionId: 'd0' }, 'DECISION_CHANGED'],
    ['refuses where a site takes none', { enabled: false }, 'APPEALS_DISABLED'],
    ['lets them appeal until the last moment', { now: lastMoment }, undefined],
    ['refuses after it', { now: tooLate }, 'APPEAL_WINDOW_ENDED'],
  ])('%s', (_what, more, refusal) => {
    expect(ask(more)).toBe(refusal);
  });
});

describe(deciderRefusal.name, () => {
  const appeal = { authorId: 'cleo', decision };

  it.each([
    ['a colleague', 'bob', ['ada', 'bob'], undefined],
    ['who decided, where there is somebody else', 'ada', ['ada', 'bob'], 'DECISION_WAS_YOURS'],
    ['who decided, where there is nobody else', 'ada', ['ada'], undefined],
    ['who decided, where only the author could instead', 'ada', ['ada', 'cleo'], undefined],
    ['the author', 'cleo', ['cleo'], 'APPEAL_IS_YOURS'],
  ])('is right about %s', (_who, id, moderators, refusal) => {
    expect(deciderRefusal(appeal, id, moderators)).toBe(refusal);
  });

  it('lets everybody decide about what review has decided', () => {
    const automated = { ...appeal, decision: { ...decision, by: 'system:review' } };
    expect(deciderRefusal(automated, 'ada', ['ada', 'bob'])).toBeUndefined();
  });
});
