import type { Comment, Decision, ReviewReason } from './comment.js';
import { reasonsForAuthor, rejectionInForce, statementOfReasons, statusForAuthor } from './statement-of-reasons.js';

const posted = new Date('2026-05-01T12:00:00Z');
const decidedAt = new Date('2026-05-01T13:00:00Z');

const reason = (code: ReviewReason['code'], effect: ReviewReason['effect'] = 'HELD'): ReviewReason => ({
  stage: 'stage',
  ruleVersion: '7',
  code,
  effect,
  detail: `Because of ${code}.`,
});
const comment = (status: Comment['status'], reasons: ReviewReason[], decision?: Partial<Decision>) => ({
  id: 'comment',
  status,
  reasons,
  createdAt: posted,
  revisions: [{ body: '', createdAt: posted }],
  ...(decision ? { decision: { decidedAt, ...decision } as Decision } : {}),
});

describe(statementOfReasons.name, () => {
  it.each([
    ['published', comment('NONE', [reason('TOXIC', 'FLAGGED')])],
    ['approved', comment('APPROVED', [reason('TOXIC')], { kind: 'APPROVED' })],
    ['held in secret', comment('PREMOD', [reason('SHADOW_LIMITED')])],
  ])('says nothing of a comment that is %s', (_, given) => {
    expect(statementOfReasons(given)).toBeUndefined();
  });

  it('says which rule holds a comment, and everything that was found', () => {
    expect(statementOfReasons(comment('PREMOD', [reason('LINKS'), reason('PREMOD_SITE')]))).toEqual({
      kind: 'HELD',
      automated: true,
      code: 'LINKS',
      text: 'Your comment waits for a moderator. Until then only you see it.',
      facts: ['Because of LINKS.', 'Because of PREMOD_SITE.'],
      decidedAt: posted,
    });
  });

  it('names the rule that rejects, not one that would only hold', () => {
    const given = comment('REJECTED', [reason('LINKS'), reason('BANNED_WORD', 'REJECTED')]);
    expect(statementOfReasons(given)).toMatchObject({ kind: 'REJECTED', automated: true, code: 'BANNED_WORD' });
  });

  it('says of a comment that was rejected for no known reason that it was', () => {
    expect(statementOfReasons(comment('REJECTED', []))).toMatchObject({ kind: 'REJECTED', code: 'OTHER' });
  });

  it('gives the moderator’s own ground and words', () => {
    const decision = { id: 'decision', kind: 'REJECTED', code: 'OFF_TOPIC', text: 'This is about football.' } as const;
    expect(statementOfReasons(comment('REJECTED', [], decision))).toEqual({
      kind: 'REJECTED',
      automated: false,
      code: 'OFF_TOPIC',
      text: 'This is about football.',
      facts: [],
      decidedAt,
      decisionId: 'decision',
    });
  });

  it('never mentions a shadow limit beside other reasons', () => {
    const given = comment('PREMOD', [reason('SHADOW_LIMITED'), reason('PREMOD_SITE')]);
    expect(statusForAuthor(given)).toBe('PREMOD');
    expect(reasonsForAuthor(given)).toEqual([reason('PREMOD_SITE')]);
    expect(statementOfReasons(given)).toMatchObject({ code: 'PREMOD_SITE', facts: ['Because of PREMOD_SITE.'] });
  });
});

describe(rejectionInForce.name, () => {
  const byRule = comment('REJECTED', [reason('LINKS'), reason('BANNED_WORD', 'REJECTED')]);

  it.each([
    ['published', comment('NONE', [])],
    ['held', comment('PREMOD', [reason('LINKS')])],
    ['approved', comment('APPROVED', [], { kind: 'APPROVED' })],
    ['gone', { ...byRule, deletedAt: decidedAt }],
  ])('is none where the comment is %s', (_, given) => {
    expect(rejectionInForce(given)).toBeUndefined();
  });

  it('is a moderator’s, with their ground and words', () => {
    const decision = { id: 'decision', kind: 'REJECTED', moderatorId: 'ada', revision: 0, code: 'SPAM' } as const;
    const told = { id: 'decision', by: 'ada', at: decidedAt, automated: false, code: 'SPAM', revision: 0 };
    expect(rejectionInForce(comment('REJECTED', [], decision))).toEqual(told);
    expect(rejectionInForce(comment('REJECTED', [], { ...decision, text: 'No.' }))).toEqual({ ...told, text: 'No.' });
  });

  it('is the review’s otherwise, the same for the same text and another one for the next', () => {
    const told = { by: 'system:review', at: posted, automated: true, code: 'BANNED_WORD' };
    const first = rejectionInForce(byRule);
    expect(first).toMatchObject({ ...told, revision: 0 });
    expect(rejectionInForce(byRule)?.id).toBe(first?.id);
    const edited = { ...byRule, revisions: [...byRule.revisions, ...byRule.revisions] };
    expect(rejectionInForce(edited)?.id).not.toBe(first?.id);
  });
});

describe(statusForAuthor.name, () => {
  it.each([
    ['a limited person’s comment as published', comment('PREMOD', [reason('SHADOW_LIMITED')]), 'NONE'],
    ['what a moderator rejected as rejected', comment('REJECTED', [reason('SHADOW_LIMITED')]), 'REJECTED'],
    ['what waits as waiting', comment('PREMOD', [reason('PREMOD_SITE')]), 'PREMOD'],
    ['what waits for no known reason as waiting', comment('SYSTEM_WITHHELD', []), 'SYSTEM_WITHHELD'],
  ])('shows %s', (_, given, status) => {
    expect(statusForAuthor(given)).toBe(status);
  });
});
