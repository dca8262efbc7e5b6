import type { Decision, ReviewReason, SpamFeedback } from '../comment.js';
import { feedbackAfter } from './spam-feedback.js';

const at = new Date('2026-11-25T10:00:00Z');
const reason = (code: 'SPAM' | 'STAGE_FAILED' | 'LINKS', stage = 'spam'): ReviewReason => ({
  stage,
  ruleVersion: '1',
  code,
  effect: 'HELD',
  detail: 'Said so.',
});
const approval: Pick<Decision, 'kind' | 'code'> = { kind: 'APPROVED' };
const asSpam: Pick<Decision, 'kind' | 'code'> = { kind: 'REJECTED', code: 'SPAM' };
const asRude: Pick<Decision, 'kind' | 'code'> = { kind: 'REJECTED', code: 'OFFENSIVE' };
const told = (word: 'SPAM' | 'HAM'): SpamFeedback => ({ word, since: new Date(0), state: 'TOLD' });
const review = { revision: 0, waitingSince: at };

describe(feedbackAfter, () => {
  it.each<[string, ReviewReason[], Pick<Decision, 'kind' | 'code'>, 'SPAM' | 'HAM' | undefined]>([
    ['spam that was approved', [reason('SPAM')], approval, 'HAM'],
    ['spam that was rejected as such', [reason('SPAM')], asSpam, undefined],
    ['spam that was rejected for something else', [reason('SPAM')], asRude, undefined],
    ['missed spam', [reason('LINKS', 'links')], asSpam, 'SPAM'],
    ['what passed and was approved', [], approval, undefined],
    ['what the service did not answer to', [reason('STAGE_FAILED')], asSpam, undefined],
  ])('owes for %s the word that the service has not heard', (_what, reasons, decision, word) => {
    const expected = word && { word, since: at, state: 'OWED' };
    expect(feedbackAfter({ reasons }, undefined, decision, at)).toEqual(expected);
  });

  it('says nothing about a text that the service has not judged yet', () => {
    expect(feedbackAfter({ reasons: [] }, review, asSpam, at)).toBeUndefined();
    const awaiting = { ...review, awaits: ['external:mine'] };
    expect(feedbackAfter({ reasons: [] }, awaiting, asSpam, at)).toMatchObject({ word: 'SPAM' });
  });

  it('takes a word back that was said, and drops one that was not', () => {
    const reasons = [reason('SPAM')];
    expect(feedbackAfter({ reasons, spamFeedback: told('HAM') }, undefined, asSpam, at)).toMatchObject({
      word: 'SPAM',
    });
    expect(feedbackAfter({ reasons, spamFeedback: told('HAM') }, undefined, approval, at)).toEqual(told('HAM'));
    const owed: SpamFeedback = { word: 'HAM', since: new Date(0), state: 'OWED' };
    expect(feedbackAfter({ reasons, spamFeedback: owed }, undefined, asRude, at)).toBeUndefined();
  });
});
