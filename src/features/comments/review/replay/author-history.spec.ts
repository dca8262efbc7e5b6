import { type Decision, noSignals } from '../../comment.js';
import type { StoredReview } from '../../comment-replay.repository.js';
import { AuthorHistory } from './author-history.js';
import { PostedText } from './posted-text.js';

const minute = 60_000;

function comment(at: number, more: Partial<StoredReview> = {}): StoredReview {
  return {
    id: String(at),
    storyId: 'story',
    authorId: 'author',
    body: '<p>Hello</p>',
    createdAt: new Date(at),
    status: 'NONE',
    flagged: false,
    reviewedAs: 'NONE',
    reasons: [],
    tags: [],
    signals: noSignals,
    ...more,
  };
}

function rejectedAt(at: number): Partial<StoredReview> {
  return { status: 'REJECTED', decision: { kind: 'REJECTED', decidedAt: new Date(at) } as Decision };
}

describe(AuthorHistory.name, () => {
  it('begins with what the author had come to before', () => {
    expect(new AuthorHistory({ visible: 3 }).forwardTo(0).figures).toEqual({ visible: 3 });
  });

  it('counts a comment as review left it until its moderator has decided', () => {
    const history = new AuthorHistory({ visible: 3 });
    history.add(comment(minute, rejectedAt(3 * minute)), undefined);
    expect(history.forwardTo(2 * minute).figures).toMatchObject({ visible: 4, status_NONE: 1 });
    expect(history.recentComments(2 * minute, 10 * minute)).toEqual({ total: 1, rejected: 0 });
    const later = history.forwardTo(3 * minute).figures;
    expect(later).toMatchObject({ visible: 3, status_NONE: 0, status_REJECTED: 1, decided_REJECTED: 1 });
    expect(history.recentComments(3 * minute, 10 * minute)).toEqual({ total: 1, rejected: 1 });
  });

  it('learns of decisions in the order in which they were made', () => {
    const history = new AuthorHistory({});
    history.add(comment(minute, rejectedAt(9 * minute)), undefined);
    history.add(comment(2 * minute, rejectedAt(3 * minute)), undefined);
    expect(history.forwardTo(4 * minute).figures).toMatchObject({ decided_REJECTED: 1, visible: 1 });
    expect(history.forwardTo(9 * minute).figures).toMatchObject({ decided_REJECTED: 2, visible: 0 });
  });

  it('forgets a deleted comment when it was deleted', () => {
    const history = new AuthorHistory({});
    history.add(comment(minute, { deletedAt: new Date(3 * minute) }), undefined);
    expect(history.forwardTo(2 * minute).figures).toMatchObject({ visible: 1 });
    expect(history.forwardTo(3 * minute).figures).toMatchObject({ visible: 0, deleted: 1 });
  });

  it('looks back as far as it is asked to', () => {
    const history = new AuthorHistory({});
    history.add(comment(minute), new PostedText('hello'));
    history.add(comment(5 * minute), new PostedText('good evening'));
    expect(history.recentComments(6 * minute, minute)).toEqual({ total: 1, rejected: 0 });
    expect(history.hasPosted(new PostedText('hello'), 6 * minute, 5 * minute)).toBe(true);
    expect(history.hasPosted(new PostedText('hello'), 6 * minute, minute)).toBe(false);
    expect(history.hasPosted(new PostedText('good morning'), 6 * minute, 5 * minute)).toBe(false);
  });
});
