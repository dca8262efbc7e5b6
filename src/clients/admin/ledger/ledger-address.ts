/** Which entries are shown; what is absent does not matter. It is what the screen's address holds. */
export interface LedgerFilter {
  readonly site?: string;
  readonly action?: string;
  /** A person's id, or `system:` and what acted. */
  readonly person?: string;
  /** Days such as 2026-01-31, both included, where the moderator is. */
  readonly since?: string;
  readonly until?: string;
}

/** An entry's place. */
export interface EntryPlace {
  readonly chain: string;
  readonly seq: number;
}

/** The chain of what concerns no single site, for administrators only. */
export const organisationChain = 'organisation';

const names = ['site', 'action', 'person', 'since', 'until'] as const;
const root = '/ledger';
const entryPath = /^\/ledger\/([\w-]+)\/(\d{1,12})$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the query of an address; days that are none are left out. */
export function filterOf(search: string): LedgerFilter {
  const query = new URLSearchParams(search);
  const given = names.flatMap((name) => {
    const value = query.get(name);
    const isDay = name === 'since' || name === 'until';
    return value && (!isDay || startOf(value) !== null) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

/** The entry that a path below `/admin` leads to. */
export function placeOf(path: string): EntryPlace | null {
  const found = entryPath.exec(path);
  return found ? { chain: found[1]!, seq: Number(found[2]) } : null;
}

/** The path of the list, or of one of its entries, with the filters kept. */
export function pathOf(filter: LedgerFilter, place?: EntryPlace): string {
  const query = new URLSearchParams(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))).toString();
  return `${place ? `${root}/${place.chain}/${place.seq}` : root}${query && `?${query}`}`;
}

/** The filter as the server is asked: moments instead of days. */
export function variablesOf({ site, action, person, since, until }: LedgerFilter) {
  return {
    chain: site ?? null,
    action: action ?? null,
    actorID: person ?? null,
    since: (since && startOf(since)?.toISOString()) || null,
    until: (until && startOf(until, 1)?.toISOString()) || null,
  };
}

function startOf(text: string, daysLater = 0): Date | null {
  if (!day.test(text)) return null;
  const [year, month, date] = text.split('-').map(Number) as [number, number, number];
  const start = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(start.getTime()) || year < 1900 ? null : start;
}
