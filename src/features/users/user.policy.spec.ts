import { isPremoderatedOn, mayWrite, suspensionAt } from './user.policy.js';
import { mayRenameFrom, type UserStates } from './user-state.js';

const now = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-01T12:00:01Z');
const notice = { id: 'w1', message: 'Stay civil.', at: now };

describe(mayWrite, () => {
  it.each<[string, UserStates, string | undefined]>([
    ['nothing', {}, undefined],
    ['a ban everywhere', { bannedAt: now }, 'USER_BANNED'],
    ['a ban on this site', { bannedSiteIds: ['courier', 'times'] }, 'USER_BANNED'],
    ['a ban on another site', { bannedSiteIds: ['courier'] }, undefined],
    ['a suspension', { suspension: { until: later } }, 'USER_SUSPENDED'],
    ['a suspension that has just ended', { suspension: { until: now } }, undefined],
    ['a warning', { warning: notice }, 'USER_WARNED'],
    ['a message', { messages: [notice] }, undefined],
    ['a rejected username', { usernameStatus: 'REJECTED' }, 'USERNAME_REJECTED'],
    ['a username that nobody has looked at yet', { usernameStatus: 'CHANGED' }, undefined],
    ['an approved username', { usernameStatus: 'APPROVED' }, undefined],
    ['pre-moderation', { premoderatedAt: now }, undefined],
    ['a shadow limit', { shadowLimitedAt: now }, undefined],
    ['a ban and a warning', { bannedAt: now, warning: notice }, 'USER_BANNED'],
  ])('with %s', (_what, user, code) => {
    expect(mayWrite(user, 'times', now)?.code).toBe(code);
  });

  it('says until when, and which warning', () => {
    expect(mayWrite({ suspension: { until: later } }, 'times', now)?.details).toEqual({ until: later.toISOString() });
    expect(mayWrite({ warning: notice }, 'times', now)?.details).toEqual({ warningID: 'w1' });
  });
});

it('a suspension is in force until its time is over', () => {
  expect(suspensionAt({ suspension: { until: later } }, now)).toEqual({ until: later });
  expect(suspensionAt({ suspension: { until: later } }, later)).toBeUndefined();
});

it.each<[UserStates, boolean]>([
  [{}, false],
  [{ premoderatedAt: now }, true],
  [{ premoderatedSiteIds: ['times'] }, true],
  [{ premoderatedSiteIds: ['courier'] }, false],
])('%j is pre-moderated on a site: %s', (user, expected) => {
  expect(isPremoderatedOn(user, 'times')).toBe(expected);
});

it('a username may change every 14 days, and at once after a rejection', () => {
  expect(mayRenameFrom({})).toEqual(new Date(0));
  expect(mayRenameFrom({ usernameChangedAt: now, usernameStatus: 'CHANGED' })).toEqual(
    new Date('2026-03-15T12:00:00Z'),
  );
  expect(mayRenameFrom({ usernameChangedAt: now, usernameStatus: 'REJECTED' })).toEqual(new Date(0));
});
