import type { Comment, Rejection } from '../../comments/index.js';
import { sanctionsOf, type UserChange, type UserTransition } from '../../users/index.js';
import { overtakenBy, sanctionOvertakenBy } from './overtaken.js';

const at = new Date('2026-05-01T12:00:00Z');
const decision: Rejection = { id: 'd1', by: 'ada', at, automated: false, code: 'SPAM', revision: 0 };

describe(overtakenBy.name, () => {
  const comment = (fields: Partial<Comment>) =>
    ({ id: 'c', status: 'REJECTED', reasons: [], revisions: [{ body: '', createdAt: at }], ...fields }) as Comment;
  const decided = (kind: 'APPROVED' | 'REJECTED', id: string) =>
    ({ kind, id, moderatorId: 'bob', decidedAt: at, revision: 0, resolvedReports: 0 }) as const;

  it('leaves an appeal open while its decision is in force', () => {
    expect(overtakenBy({ decision }, comment({ decision: decided('REJECTED', 'd1') }))).toBeUndefined();
  });

  it.each([
    ['does not exist', undefined, { state: 'VOID', by: 'system:appeals' }],
    ['is deleted', comment({ deletedAt: at }), { state: 'VOID' }],
    ['was rejected anew', comment({ decision: decided('REJECTED', 'd2') }), { state: 'VOID' }],
    [
      'was approved',
      comment({ status: 'APPROVED', decision: decided('APPROVED', 'd2') }),
      { state: 'GRANTED', by: 'bob' },
    ],
    ['waits again', comment({ status: 'PREMOD' }), { state: 'GRANTED', by: 'system:appeals' }],
  ])('ends it where the comment %s', (_what, given, ending) => {
    expect(overtakenBy({ decision }, given)).toMatchObject(ending);
  });
});

describe(sanctionOvertakenBy.name, () => {
  const banned = { kind: 'BANNED', siteIds: ['times'] } as const;
  const rejected = { kind: 'USERNAME_REJECTED' } as const;

  /** What becomes of an appeal against the first change once the others have followed, by Bob. */
  const after = (...transitions: readonly [UserTransition, ...UserTransition[]]) => {
    const history = transitions.map((transition, index): UserChange => ({
      ...transition,
      id: `c${index}`,
      at,
      by: index === 0 ? 'ada' : 'bob',
    }));
    const [first] = sanctionsOf(history.slice(0, 1));
    const person = { user: {} as never, sanctions: sanctionsOf(history), history };
    return sanctionOvertakenBy({ decision: first! }, person);
  };

  it('leaves an appeal open while its decision stands, whatever else is decided', () => {
    expect(after(banned)).toBeUndefined();
    expect(after(banned, { kind: 'BANNED' }, { kind: 'SUSPENDED', until: at })).toBeUndefined();
    const acknowledged = { kind: 'WARNING_ACKNOWLEDGED', concerns: 'c0' } as const;
    expect(after({ kind: 'WARNED', message: 'Stay civil.' }, acknowledged)).toBeUndefined();
  });

  it.each<[string, readonly [UserTransition, ...UserTransition[]], object]>([
    ['is lifted', [banned, { kind: 'UNBANNED' }], { state: 'GRANTED', by: 'bob' }],
    ['is lifted and made anew', [banned, { kind: 'UNBANNED' }, banned], { state: 'VOID' }],
    ['is approved, as a name', [rejected, { kind: 'USERNAME_APPROVED' }], { state: 'GRANTED', by: 'bob' }],
    ['is obeyed with another name', [rejected, { kind: 'USERNAME_CHANGED', from: 'a', to: 'b' }], { state: 'VOID' }],
  ])('ends it where the decision %s', (_what, transitions, ending) => {
    expect(after(...transitions)).toMatchObject(ending);
  });

  it('ends it with the account', () => {
    const [first] = sanctionsOf([{ ...banned, id: 'c0', at, by: 'ada' }]);
    expect(sanctionOvertakenBy({ decision: first! }, undefined)).toMatchObject({ state: 'VOID' });
  });
});
