import { filterOf, pathOf, placeOf, variablesOf } from './ledger-address.js';

describe('the address of the ledger', () => {
  it('holds every filter, and gives it back', () => {
    const filter = {
      site: 's1',
      action: 'USER_BANNED',
      person: 'system:review',
      since: '2026-05-01',
      until: '2026-05-31',
    };
    const path = pathOf(filter);
    expect(filterOf(path.slice(path.indexOf('?')))).toEqual(filter);
    expect(pathOf({})).toBe('/ledger');
  });

  it('leads to an entry, with the filters kept', () => {
    const path = pathOf({ site: 's1' }, { chain: 'organisation', seq: 12 });
    expect(path).toBe('/ledger/organisation/12?site=s1');
    expect(placeOf('/ledger/organisation/12')).toEqual({ chain: 'organisation', seq: 12 });
    expect(placeOf('/ledger')).toBeNull();
  });

  it('ignores what is no day, and what it does not know', () => {
    expect(filterOf('?since=yesterday&until=0002-01-01&x=1&site=')).toEqual({});
  });
});

describe(variablesOf.name, () => {
  it('takes days where the moderator is, the last one included', () => {
    const { since, until } = variablesOf({ since: '2026-05-01', until: '2026-05-31' });
    expect(since).toBe(new Date(2026, 4, 1).toISOString());
    expect(until).toBe(new Date(2026, 5, 1).toISOString());
  });

  it('asks for everything where there is no filter', () => {
    expect(variablesOf({})).toEqual({ chain: null, action: null, actorID: null, since: null, until: null });
  });
});
