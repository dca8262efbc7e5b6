import { isInForce, sanctionsOf } from './sanction.js';
import type { UserChange, UserTransition } from './user-state.js';

const at = new Date('2026-05-01T12:00:00Z');
const later = new Date('2026-05-08T12:00:00Z');

const changes = (...transitions: UserTransition[]): UserChange[] =>
  transitions.map((transition, index) => ({ ...transition, id: `c${index + 1}`, at, by: 'ada' }));
const idsAfter = (...transitions: UserTransition[]) => sanctionsOf(changes(...transitions)).map(({ id }) => id);

describe(sanctionsOf.name, () => {
  it('says what was decided, by whom, why and until when', () => {
    const history = changes(
      { kind: 'BANNED', siteIds: ['times'], message: 'Enough.', code: 'SPAM' },
      { kind: 'SUSPENDED', until: later },
    );
    expect(sanctionsOf(history)).toEqual([
      {
        id: 'c1:times',
        kind: 'BANNED',
        siteId: 'times',
        by: 'ada',
        at,
        automated: false,
        code: 'SPAM',
        text: 'Enough.',
      },
      { id: 'c2', kind: 'SUSPENDED', by: 'ada', at, automated: false, code: 'OTHER', until: later },
    ]);
    expect(sanctionsOf([{ ...history[1]!, by: 'system:rule' }])).toMatchObject([{ automated: true }]);
  });

  it('knows each site’s ban by who set it first, and what was lifted where', () => {
    const onTimes = { kind: 'BANNED', siteIds: ['times'] } as const;
    const onBoth = { kind: 'BANNED', siteIds: ['times', 'courier'] } as const;
    expect(idsAfter(onTimes, onBoth)).toEqual(['c1:times', 'c2:courier']);
    expect(idsAfter(onBoth, { kind: 'UNBANNED', siteIds: ['times'] })).toEqual(['c1:courier']);
    expect(idsAfter(onBoth, { kind: 'BANNED' }, { kind: 'UNBANNED' })).toEqual([]);
    expect(idsAfter(onBoth, { kind: 'UNBANNED' }, onTimes)).toEqual(['c3:times']);
  });

  it('leaves the others where one is reversed', () => {
    const reversed = { kind: 'UNBANNED', reverses: 'c2' } as const;
    expect(idsAfter({ kind: 'BANNED', siteIds: ['times'] }, { kind: 'BANNED' }, reversed)).toEqual(['c1:times']);
  });

  it('keeps the latest suspension and warning, until they are taken back', () => {
    const suspended = { kind: 'SUSPENDED', until: later } as const;
    const warned = { kind: 'WARNED', message: 'Stay civil.' } as const;
    expect(idsAfter(suspended, suspended, warned, { kind: 'WARNING_ACKNOWLEDGED', concerns: 'c3' })).toEqual([
      'c2',
      'c3',
    ]);
    expect(idsAfter(suspended, { kind: 'UNSUSPENDED' })).toEqual([]);
    expect(idsAfter(warned, { kind: 'WARNING_WITHDRAWN', reverses: 'c1' })).toEqual([]);
  });

  it.each<UserTransition>([{ kind: 'USERNAME_APPROVED' }, { kind: 'USERNAME_CHANGED', from: 'a', to: 'b' }])(
    'ends the rejection of a name with %j',
    (change) => {
      expect(idsAfter({ kind: 'USERNAME_REJECTED' }, change)).toEqual([]);
    },
  );

  it('never mentions what nobody is told', () => {
    expect(idsAfter({ kind: 'SHADOW_LIMITED' }, { kind: 'MESSAGED', message: 'Hello.' })).toEqual([]);
  });
});

describe(isInForce.name, () => {
  const [ban, suspension, warning] = sanctionsOf(
    changes({ kind: 'BANNED' }, { kind: 'SUSPENDED', until: later }, { kind: 'WARNED', message: 'Stay civil.' }),
  );

  it('is over for a suspension by time, for a warning once it is acknowledged', () => {
    expect(isInForce(suspension!, {}, at)).toBe(true);
    expect(isInForce(suspension!, {}, later)).toBe(false);
    expect(isInForce(warning!, { warning: { id: 'c3', message: 'Stay civil.', at } }, at)).toBe(true);
    expect(isInForce(warning!, {}, at)).toBe(false);
    expect(isInForce(ban!, {}, later)).toBe(true);
  });
});
