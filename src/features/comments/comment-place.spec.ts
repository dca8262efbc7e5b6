import { addCounts, type CommentStatus, countDelta, countsFor, karmaOf, queuesOf } from './comment-place.js';

const quiet = { openReports: 0, openNotices: 0 };
const standing = (status: CommentStatus, more: object = {}) => ({
  status,
  flagged: false,
  signals: quiet,
  tags: [],
  ...more,
});

describe(queuesOf.name, () => {
  it.each<[string, ReturnType<typeof standing>, string[]]>([
    ['a published comment that nobody has looked at', standing('NONE'), ['UNMODERATED']],
    ['one that the rules hold', standing('PREMOD'), ['PENDING']],
    ['one that a stage doubts', standing('SYSTEM_WITHHELD'), ['PENDING']],
    ['an approved one', standing('APPROVED'), ['APPROVED']],
    ['a rejected one', standing('REJECTED'), ['REJECTED']],
    [
      'a reported and flagged one',
      standing('NONE', { flagged: true, signals: { ...quiet, openReports: 2 } }),
      ['REPORTED', 'UNMODERATED', 'FOR_REVIEW'],
    ],
    ['a rejected one with reports', standing('REJECTED', { signals: { ...quiet, openReports: 1 } }), ['REJECTED']],
    [
      'a rejected one with an open notice of illegal content',
      standing('REJECTED', { signals: { ...quiet, openNotices: 1 } }),
      ['ILLEGAL', 'REJECTED'],
    ],
    ['a deleted one', standing('NONE', { deletedAt: new Date(0), signals: { ...quiet, openNotices: 1 } }), []],
    ['one on its way to another story', standing('APPROVED', { movingTo: 'story' }), []],
  ])('puts %s where moderators look for it', (_what, comment, queues) => {
    expect(queuesOf(comment)).toEqual(queues);
  });
});

describe(countsFor.name, () => {
  it('counts what readers see only where they see it', () => {
    const tags = [{ name: 'FEATURED' }];
    expect(countsFor(standing('NONE', { tags, rating: 4 }))).toEqual({
      total: 1,
      status_NONE: 1,
      queue_UNMODERATED: 1,
      visible: 1,
      threads: 1,
      tag_FEATURED: 1,
      ratings: 1,
      rating_sum: 4,
      rating_FOUR: 1,
    });
    expect(countsFor(standing('PREMOD', { tags, rating: 4 }))).toEqual({
      total: 1,
      status_PREMOD: 1,
      queue_PENDING: 1,
    });
  });

  it('counts as threads what stands on the story itself', () => {
    expect(countsFor(standing('NONE', { parentId: 'question' }))).not.toHaveProperty('threads');
    expect(countsFor(standing('REJECTED'))).not.toHaveProperty('threads');
  });

  it('counts a deleted comment as that and nothing else, a moving one nowhere', () => {
    expect(countsFor(standing('NONE', { deletedAt: new Date(0) }))).toEqual({ deleted: 1 });
    expect(countsFor(standing('NONE', { movingTo: 'story' }))).toEqual({});
  });

  it('corrects a karma by itself when a decision is reversed', () => {
    const rejected = countsFor(standing('REJECTED', { decision: { kind: 'REJECTED' } }));
    const approved = countsFor(standing('APPROVED', { decision: { kind: 'APPROVED' } }));
    expect(karmaOf(rejected)).toBe(-1);
    expect(karmaOf(addCounts(rejected, countDelta(rejected, approved)))).toBe(1);
  });

  it('gives karma for what people decided, not for what review did', () => {
    expect(karmaOf(countsFor(standing('REJECTED')))).toBe(0);
  });
});

describe(countDelta.name, () => {
  it('leads from what is counted to what should be, whatever came before', () => {
    const before = countsFor(standing('NONE', { flagged: true }));
    const after = countsFor(standing('REJECTED', { decision: { kind: 'REJECTED' } }));
    expect(addCounts(before, countDelta(before, after))).toEqual(after);
    expect(countDelta(after, after)).toEqual({});
  });
});
