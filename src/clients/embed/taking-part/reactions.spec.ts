import { reactionKey, type Mine } from '../own/mine.js';
import { untouched } from '../stream/stream-changes.js';
import { initialState, type StreamComment, type StreamState } from '../stream/stream-state.js';
import { withReaction } from './reactions.js';

const comment: StreamComment = {
  ...untouched,
  id: 'c',
  parentID: null,
  body: '',
  createdAt: '',
  author: { id: 'ben', username: 'Ben', role: 'COMMENTER' },
  reactionCount: 5,
  reactions: [
    { kind: 'like', count: 3 },
    { kind: 'respect', count: 2 },
  ],
};
const none = new Set<string>();
const mine = { reactions: none, disagreed: none, ignored: none, uncovered: none } as unknown as Mine;
const state: StreamState = { ...initialState(0), mine, comments: new Map([['c', comment]]) };
const countsIn = ({ comments }: StreamState) =>
  Object.fromEntries(comments.get('c')!.reactions.map(({ kind, count }) => [kind, count]));

describe(withReaction.name, () => {
  it('counts the viewer in, once', () => {
    const once = withReaction(state, 'c', 'like', true);
    expect(countsIn(once)).toEqual({ like: 4, respect: 2 });
    expect(once.comments.get('c')!.reactionCount).toBe(6);
    expect(once.mine!.reactions.has(reactionKey('c', 'like'))).toBe(true);
    expect(withReaction(once, 'c', 'like', true)).toBe(once);
  });

  it('is undone by its opposite', () => {
    const undone = withReaction(withReaction(state, 'c', 'like', true), 'c', 'like', false);
    expect(countsIn(undone)).toEqual({ like: 3, respect: 2 });
    expect(undone.mine!.reactions.size).toBe(0);
  });

  it('changes nothing for somebody whose reactions are not known, or of a comment that is gone', () => {
    expect(withReaction({ ...state, mine: null }, 'c', 'like', true).mine).toBeNull();
    expect(withReaction(state, 'x', 'like', true)).toBe(state);
  });
});
