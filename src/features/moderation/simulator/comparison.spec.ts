import type { ReplayedComment, ReviewReason, ReviewVerdict } from '../../comments/index.js';
import { Comparison } from './comparison.js';
import { countedPhrases, samplesOfAChange } from './rule-simulation.js';

const published: ReviewVerdict = { status: 'NONE', flagged: false, reasons: [] };
const flagged: ReviewVerdict = { status: 'NONE', flagged: true, reasons: [] };
const held: ReviewVerdict = { status: 'PREMOD', flagged: false, reasons: [] };

function bannedBy(...phrases: string[]): ReviewVerdict {
  const matches = phrases.map((rule) => ({ start: 0, end: rule.length, rule }));
  return { status: 'REJECTED', flagged: false, reasons: [reason('banned-words', 'BANNED_WORD', matches)] };
}

function reason(stage: string, code: ReviewReason['code'], matches: ReviewReason['matches'] = []): ReviewReason {
  return { stage, code, ruleVersion: '1', effect: 'REJECTED', detail: '-', matches };
}

const textAt = new Date('2026-05-01T12:00:00Z');

function compared(...comments: (Partial<ReplayedComment> & Pick<ReplayedComment, 'verdicts'>)[]) {
  const comparison = new Comparison();
  comments.forEach((comment, index) => comparison.add({ id: String(index), textAt, reviewedAs: 'NONE', ...comment }));
  return comparison.result();
}

describe(Comparison.name, () => {
  it('counts where comments go, and what moderators decided about them', () => {
    const { changes, baseline, draft } = compared(
      { verdicts: [published, held], decided: 'APPROVED' },
      { verdicts: [published, held], decided: 'REJECTED' },
      { verdicts: [published, held] },
      { verdicts: [held, published], decided: 'REJECTED' },
      { verdicts: [flagged, flagged] },
    );
    expect(changes.map(({ from, to, tally }) => [from, to, tally])).toEqual([
      ['PUBLISHED', 'HELD', { total: 3, approved: 1, rejected: 1 }],
      ['FLAGGED', 'FLAGGED', { total: 1, approved: 0, rejected: 0 }],
      ['HELD', 'PUBLISHED', { total: 1, approved: 0, rejected: 1 }],
    ]);
    expect(baseline.PUBLISHED).toEqual({ total: 3, approved: 1, rejected: 1 });
    expect(draft.PUBLISHED).toEqual({ total: 1, approved: 0, rejected: 1 });
    expect(draft.HELD).toEqual({ total: 3, approved: 1, rejected: 1 });
  });

  it('keeps the newest of those that change their place, none of the others', () => {
    const many = Array.from({ length: samplesOfAChange + 2 }, () => ({ verdicts: [published, held] }));
    const { changes } = compared(...many, { verdicts: [published, published] });
    const samplesOf = (to: string) => changes.find((change) => change.to === to)!.samples;
    expect(samplesOf('HELD')).toHaveLength(samplesOfAChange);
    expect(samplesOf('HELD')[0]).toEqual({ commentId: String(samplesOfAChange + 1), textAt, reasons: [] });
    expect(samplesOf('PUBLISHED')).toEqual([]);
  });

  it('keeps of a link where it stands, not where it leads', () => {
    const links = reason('links', 'LINKS', [{ start: 4, end: 11, rule: 'one.org' }]);
    const { changes } = compared({ verdicts: [published, { ...held, reasons: [links] }] });
    expect(changes[0]!.samples[0]!.reasons[0]!.matches).toEqual([{ start: 4, end: 11 }]);
  });

  it('counts each reason and phrase once a comment, the most frequent of the draft first', () => {
    const { reasons, phrases } = compared(
      { verdicts: [bannedBy('frog'), bannedBy('toad', 'toad', 'newt')], decided: 'REJECTED' },
      { verdicts: [published, bannedBy('toad')] },
    );
    expect(reasons).toEqual([{ stage: 'banned-words', code: 'BANNED_WORD', baseline: 1, draft: 2 }]);
    expect(phrases).toEqual([
      { list: 'BANNED', phrase: 'toad', baseline: 0, draft: { total: 2, approved: 0, rejected: 1 } },
      { list: 'BANNED', phrase: 'newt', baseline: 0, draft: { total: 1, approved: 0, rejected: 1 } },
      { list: 'BANNED', phrase: 'frog', baseline: 1, draft: { total: 0, approved: 0, rejected: 0 } },
    ]);
  });

  it('tells of no more phrases than anybody reads', () => {
    const phrases = Array.from({ length: countedPhrases + 5 }, (_, index) => `frog ${index}`);
    expect(compared({ verdicts: [published, bannedBy(...phrases)] }).phrases).toHaveLength(countedPhrases);
  });

  it('says how far the rules of today do what was done at the time', () => {
    const { comments, asReviewed } = compared(
      { verdicts: [published, held] },
      { verdicts: [held, held], reviewedAs: 'PREMOD' },
      { verdicts: [held, held], reviewedAs: 'REJECTED' },
    );
    expect([comments, asReviewed]).toEqual([3, 2]);
  });
});
