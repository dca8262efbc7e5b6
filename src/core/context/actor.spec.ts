import { type Actor, anonymous, canModerateSite, moderatedSites, type UserActor } from './actor.js';

const user = (more: Partial<UserActor>): Actor => ({
  kind: 'user',
  id: 'somebody',
  role: 'MODERATOR',
  isBanned: false,
  tokenId: 'token',
  tokenExpiresAt: new Date(0),
  ...more,
});

describe('the sites that somebody may moderate', () => {
  it.each<[string, Actor, 'all' | readonly string[]]>([
    ['nobody in particular', anonymous, []],
    ['a reader', user({ role: 'COMMENTER', siteScope: ['times'] }), []],
    ['a moderator', user({}), 'all'],
    ['a moderator of one site', user({ siteScope: ['times'] }), ['times']],
    ['a moderator of no site', user({ siteScope: [] }), []],
    ['a moderator who is banned', user({ isBanned: true }), []],
    ['an administrator, whatever their scope was', user({ role: 'ADMIN', siteScope: ['times'] }), 'all'],
    ['Talk itself', { kind: 'system', name: 'sweep' }, 'all'],
  ])('%s', (_who, actor, sites) => {
    expect(moderatedSites(actor)).toEqual(sites);
    expect(canModerateSite(actor, 'times')).toBe(sites === 'all' || sites.includes('times'));
    expect(canModerateSite(actor, 'courier')).toBe(sites === 'all');
  });
});
