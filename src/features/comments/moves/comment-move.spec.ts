import type { Story } from '../../stories/index.js';
import { refusalOf } from './comment-move.js';

const story = (id: string, more: Partial<Story> = {}) => ({ id, mode: 'COMMENTS' as const, ...more });
const archivedAt = new Date('2026-01-01');

describe('moving comments between stories', () => {
  it.each([
    ['modes that mix', story('a', { mode: 'QA' }), story('b', { mode: 'CHAT' }), undefined],
    ['reviews among reviews', story('a', { mode: 'REVIEWS' }), story('b', { mode: 'REVIEWS' }), undefined],
    ['a story and itself', story('a'), story('a'), 'MOVE_INTO_ITSELF'],
    ['out of a story that was merged', story('a', { mergedInto: 'c' }), story('b'), 'STORY_MERGED'],
    ['reviews among comments', story('a', { mode: 'REVIEWS' }), story('b'), 'REVIEWS_APART'],
    ['comments among reviews', story('a'), story('b', { mode: 'REVIEWS' }), 'REVIEWS_APART'],
    ['out of the archive', story('a', { archivedAt }), story('b'), 'STORY_ARCHIVED'],
    ['into the archive', story('a'), story('b', { archivedAt }), 'STORY_ARCHIVED'],
  ] as const)('%s', (_what, from, to, refusal) => {
    expect(refusalOf(from, to)).toBe(refusal);
  });
});
