import { constructiveness } from './constructiveness.js';
import { noSignals } from './comment.js';

const text = (length: number) => `<p>${'x'.repeat(length)}</p>`;
const comment = (more: object = {}) => ({ tags: [], signals: noSignals, body: text(100), ...more });
const tagged = (...names: string[]) => comment({ tags: names.map((name) => ({ name, by: 'x', at: new Date(0) })) });
const signalled = (signals: object) => comment({ signals: { ...noSignals, ...signals } });
const factsOf = (one: ReturnType<typeof comment>) => constructiveness(one).reasons.map(({ fact }) => fact);
const scoreOf = (one: ReturnType<typeof comment>) => constructiveness(one).score;

describe(constructiveness.name, () => {
  it('says nothing about a comment that nobody has done anything with', () => {
    expect(constructiveness(comment())).toEqual({ score: 0, reasons: [] });
  });

  it('adds up what it names, and names what counts most first', () => {
    const one = { ...tagged('EXPERT', 'FEATURED', 'a tag of the newsroom', 'constructor'), body: text(10) };
    const { score, reasons } = constructiveness(one);
    expect(reasons.map(({ fact }) => fact)).toEqual(['FEATURED', 'EXPERT', 'SHORT']);
    expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
  });

  it('lets no crowd outweigh an editor', () => {
    expect(scoreOf(signalled({ reactionTotal: 1_000_000 }))).toBeLessThan(scoreOf(tagged('FEATURED')));
    expect(scoreOf(signalled({ reactionTotal: 3 }))).toBeGreaterThan(scoreOf(signalled({ reactionTotal: 1 })));
  });

  it('counts reports and disagreement against it, without telling one from the other', () => {
    expect(factsOf(signalled({ openReports: 1 }))).toEqual(['DISPUTED']);
    expect(factsOf(signalled({ disagreements: 1 }))).toEqual(['DISPUTED']);
    expect(scoreOf(signalled({ openReports: 1 }))).toBeLessThan(scoreOf(signalled({ disagreements: 1 })));
    expect(scoreOf(tagged('OFF_TOPIC'))).toBeLessThan(0);
  });

  it('tells a thought from a remark, and sources from a list of links', () => {
    expect(factsOf(comment({ body: text(200) }))).toEqual(['SUBSTANTIAL']);
    expect(factsOf(comment({ body: text(24) }))).toEqual(['SHORT']);
    const withLinks = (count: number) =>
      comment({ body: text(100) + '<a href="https://a.example">a</a>'.repeat(count) });
    expect(factsOf(withLinks(5))).toEqual(['SOURCES']);
    expect(factsOf(withLinks(6))).toEqual([]);
  });
});
