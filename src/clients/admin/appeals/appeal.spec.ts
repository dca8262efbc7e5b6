import { type AppealFields } from '../generated/operations.js';
import { barFor, isAnswerComplete } from './appeal.js';

const appeal = (more: Partial<AppealFields> = {}): AppealFields => ({
  id: 'appeal',
  state: 'OPEN',
  text: 'I only quoted the minister.',
  createdAt: '2026-11-25T10:00:00Z',
  mayDecide: false,
  author: { id: 'author', username: 'ana', isBanned: false },
  answer: null,
  answeredAt: null,
  answeredBy: null,
  code: null,
  subject: {
    __typename: 'AppealedSanction',
    code: 'SPAM',
    automated: false,
    text: null,
    decidedAt: '2026-11-24T10:00:00Z',
    decidedBy: { id: 'ada', username: 'ada' },
    kind: 'WARNED',
    until: null,
  },
  ...more,
});

describe('an appeal', () => {
  it('says why somebody has no say about it', () => {
    expect(barFor(appeal(), 'author')).toBe('APPEAL_IS_YOURS');
    expect(barFor(appeal(), 'ada')).toBe('DECISION_WAS_YOURS');
    expect(barFor(appeal(), 'bob')).toBe('FORBIDDEN');
  });

  it('has nothing to say to those who may decide, or once it is answered', () => {
    expect(barFor(appeal({ mayDecide: true }), 'ada')).toBeUndefined();
    expect(barFor(appeal({ state: 'UPHELD' }), 'bob')).toBeUndefined();
  });

  it('is granted without a word, and refused with one only', () => {
    expect(isAnswerComplete('GRANT', '')).toBe(true);
    expect(isAnswerComplete('UPHOLD', ' \n')).toBe(false);
    expect(isAnswerComplete('UPHOLD', 'It was an insult.')).toBe(true);
  });
});
