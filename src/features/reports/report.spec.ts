import { recordOf } from './report.js';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));

describe('the record of somebody who reports', () => {
  it('counts decisions that came after a report, and no others', () => {
    const reports = ['rejected', 'approved', 'decided-before', 'open', 'gone'].map((commentId) => ({
      commentId,
      createdAt: at(12),
    }));
    const comments = new Map([
      ['rejected', { decision: { kind: 'REJECTED' as const, decidedAt: at(13) } }],
      ['approved', { decision: { kind: 'APPROVED' as const, decidedAt: at(13) } }],
      ['decided-before', { decision: { kind: 'REJECTED' as const, decidedAt: at(11) } }],
      ['open', {}],
    ]);
    expect(recordOf(reports, comments)).toEqual({ reports: 5, followedByRejection: 1, followedByApproval: 1 });
  });
});
