import { usernameKey, usernamePattern } from '../../users/index.js';
import { inventPeople } from './invented-people.js';

describe(inventPeople.name, () => {
  it('gives the same people for the same seed, the first of them however many are asked for', () => {
    expect(inventPeople('seed', 50)).toEqual(inventPeople('seed', 200).slice(0, 50));
    expect(inventPeople('seed', 50)).not.toEqual(inventPeople('other', 50));
  });

  it('gives names that Talk accepts, no two alike, from many languages', () => {
    const people = inventPeople('seed', 5_000);

    for (const { username } of people) expect(username).toMatch(usernamePattern);
    expect(new Set(people.map(({ username }) => usernameKey(username))).size).toBe(people.length);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(new Set(people.map(({ language }) => language)).size).toBeGreaterThan(15);
  });

  it('knows no staff but a few', () => {
    const roles = inventPeople('seed', 1_000).map(({ role }) => role);

    expect(roles).not.toContain('MODERATOR');
    expect(roles).not.toContain('ADMIN');
    expect(roles.filter((role) => role === 'STAFF').length).toBeLessThan(30);
  });
});
