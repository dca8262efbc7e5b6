import { Random } from './random.js';

describe(Random.name, () => {
  const sequence = (random: Random) => Array.from({ length: 50 }, () => random.next());

  it('repeats itself for the same parts and differs for others', () => {
    expect(sequence(Random.from('a', 1))).toEqual(sequence(Random.from('a', 1)));
    expect(sequence(Random.from('a', 1))).not.toEqual(sequence(Random.from('a', 2)));
    expect(sequence(Random.from('a', 'b'))).not.toEqual(sequence(Random.from('ab')));
  });

  it('spreads its numbers evenly from 0 to 1', () => {
    const random = Random.from('even');
    const tenths = new Array<number>(10).fill(0);
    for (let drawn = 0; drawn < 10_000; drawn += 1) tenths[Math.floor(random.next() * 10)]! += 1;

    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('picks in proportion to the weights', () => {
    const random = Random.from('weights');
    const picked = Array.from({ length: 4_000 }, () =>
      random.weighted([
        ['often', 3],
        ['seldom', 1],
        ['never', 0],
      ]),
    );

    expect(picked).not.toContain('never');
    expect(picked.filter((item) => item === 'seldom').length).toBeGreaterThan(850);
    expect(picked.filter((item) => item === 'seldom').length).toBeLessThan(1_150);
  });
});
