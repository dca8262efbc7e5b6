import { type HistoryAppeal, type SanctionFields } from '../generated/operations.js';
import { isNoticed, withSanctionAppeal } from './sanctions.js';

const ban: SanctionFields = {
  id: 'ban',
  kind: 'BANNED',
  siteID: null,
  siteName: null,
  automated: false,
  code: 'SPAM',
  text: null,
  decidedAt: '2026-05-01T12:00:00Z',
  until: null,
  isInForce: true,
  appealableUntil: '2026-11-01T12:00:00Z',
  appeal: null,
};

describe(isNoticed.name, () => {
  it.each([
    ['a ban everywhere, wherever it is read', {}, undefined, true],
    ['a ban on the site of the stream', { siteID: 'times' }, 'times', true],
    ['no ban on another site', { siteID: 'courier' }, 'times', false],
    ['no ban on a site, where there is no stream', { siteID: 'times' }, undefined, false],
    ['no suspension that is over', { kind: 'SUSPENDED', isInForce: false }, 'times', false],
    ['no pre-moderation, which stops nobody', { kind: 'PREMODERATED' }, 'times', false],
  ] as const)('notices %s', (_what, fields, siteID, isShown) => {
    expect(isNoticed({ ...ban, ...fields }, siteID)).toBe(isShown);
  });
});

describe(withSanctionAppeal.name, () => {
  it('takes the way to appeal away from the decision that was appealed, and from no other', () => {
    const appeal: HistoryAppeal = {
      decisionID: 'ban',
      state: 'OPEN',
      text: 'Why?',
      answer: null,
      createdAt: '2026-05-02T12:00:00Z',
      answeredAt: null,
    };
    const other = { ...ban, id: 'other' };
    expect(withSanctionAppeal([ban, other], 'ban', appeal)).toEqual([{ ...ban, appeal, appealableUntil: null }, other]);
  });
});
