import { type CommentFields } from '../generated/operations.js';
import {
  initialState,
  type StreamComment,
  type StreamState,
  threadOf,
  untouched,
  withComment,
  withFirstPage,
  withInserted,
} from '../stream/stream-state.js';
import { type StreamEvent, withEvent, withRereadPage } from './stream-event.js';

const none = { hasNextPage: false, endCursor: null };
const aComment = (id: string, more: Partial<StreamComment> = {}): StreamComment => ({
  ...untouched,
  id,
  parentID: null,
  body: `<p>${id}</p>`,
  createdAt: '2026-05-10T12:00:00Z',
  author: { id: 'ana', username: 'Ana', role: 'COMMENTER' },
  ...more,
});
const aStory = (nodes: readonly CommentFields[], hasNextPage = false) => ({
  id: 'story',
  mode: 'COMMENTS' as const,
  isClosed: false,
  isArchived: false,
  site: { id: 'site' },
  commentCount: nodes.length,
  lastEventID: '7',
  settings: { maxCommentLength: 2000, slowModeSeconds: 0, live: true, authorTags: [] },
  comments: {
    nodes: nodes.map((node) => ({ ...node, replies: { nodes: [], pageInfo: none } })),
    pageInfo: { hasNextPage, endCursor: nodes.at(-1)?.id ?? null },
  },
});
const stateWith = (...ids: string[]): StreamState =>
  withFirstPage(initialState(0), aStory(ids.map((id) => aComment(id))));
const event = (
  kind: StreamEvent['kind'],
  comment: CommentFields,
  viewerStatus: StreamEvent['viewerStatus'] = null,
) => ({
  eventID: '8',
  kind,
  commentID: comment.id,
  comment: kind === 'LEFT' ? null : comment,
  viewerStatus,
});
const shown = (state: StreamState) => threadOf(state, null).ids;
const waiting = (state: StreamState, parentID: string | null = null) => threadOf(state, parentID).arrivals;

describe(withEvent.name, () => {
  it('lets a new comment wait and counts it, so that nothing moves', () => {
    const state = withEvent(stateWith('a'), event('ENTERED', aComment('b')));
    expect(shown(state)).toEqual(['a']);
    expect(waiting(state)).toEqual(['b']);
    expect(state.story?.commentCount).toBe(2);
  });

  it('changes nothing more when an event comes twice', () => {
    const once = withEvent(stateWith('a'), event('ENTERED', aComment('b')));
    const twice = withEvent(once, event('ENTERED', aComment('b')));
    expect(waiting(twice)).toEqual(['b']);
    expect(twice.story?.commentCount).toBe(2);
  });

  it('lets a new reply wait under its comment', () => {
    const state = withEvent(stateWith('a'), event('ENTERED', aComment('b', { parentID: 'a' })));
    expect(waiting(state, 'a')).toEqual(['b']);
    expect(state.comments.get('a')?.replyCount).toBe(1);
  });

  it('only counts a reply whose place is not loaded yet', () => {
    const parent = aComment('a', { replyCount: 5 });
    const before = withInserted(withComment(stateWith(), parent), null, ['a']);
    const state = withEvent(before, event('ENTERED', aComment('b', { parentID: 'a' })));
    expect(waiting(state, 'a')).toEqual([]);
    expect(state.comments.get('a')?.replyCount).toBe(6);
  });

  it('shows an edit in place', () => {
    const state = withEvent(stateWith('a', 'b'), event('UPDATED', aComment('a', { body: '<p>better</p>' })));
    expect(shown(state)).toEqual(['a', 'b']);
    expect(state.comments.get('a')?.body).toBe('<p>better</p>');
  });

  it('leaves a line where a comment went, and brings it back when it returns', () => {
    const gone = withEvent(stateWith('a', 'b'), event('LEFT', aComment('a')));
    expect(shown(gone)).toEqual(['a', 'b']);
    expect(gone.comments.get('a')?.isRemoved).toBe(true);
    expect(gone.story?.commentCount).toBe(1);

    const back = withEvent(gone, event('ENTERED', aComment('a')));
    expect(back.comments.get('a')?.isRemoved).toBe(false);
    expect(back.story?.commentCount).toBe(2);
  });

  it('forgets an arrival that went before anybody asked for it', () => {
    const state = withEvent(withEvent(stateWith('a'), event('ENTERED', aComment('b'))), event('LEFT', aComment('b')));
    expect(waiting(state)).toEqual([]);
    expect(state.story?.commentCount).toBe(1);
  });

  it('keeps the author’s own rejected comment, with its status', () => {
    const state = withEvent(stateWith('a'), event('LEFT', aComment('a'), 'REJECTED'));
    expect(state.comments.get('a')).toMatchObject({ status: 'REJECTED', body: '<p>a</p>' });
    expect(state.story?.commentCount).toBe(0);
  });

  it('does not announce to its author what is just being posted', () => {
    const viewer = { id: 'ana', username: 'Ana' };
    const local = aComment('local-1', { delivery: { isSending: true } });
    const before = withInserted(withComment({ ...stateWith('a'), viewer }, local), null, ['local-1']);
    expect(waiting(withEvent(before, event('ENTERED', aComment('b'))))).toEqual([]);
  });

  it('takes an id that every object has for an id', () => {
    const state = withEvent(stateWith('a'), event('ENTERED', aComment('__proto__')));
    expect(waiting(state)).toEqual(['__proto__']);
  });
});

describe(withRereadPage.name, () => {
  it('lets what is new wait and marks what is gone', () => {
    const state = withRereadPage(stateWith('b', 'a'), aStory([aComment('d'), aComment('c'), aComment('a')]));
    expect(shown(state)).toEqual(['b', 'a']);
    expect(waiting(state)).toEqual(['c', 'd']);
    expect(state.comments.get('b')?.isRemoved).toBe(true);
  });

  it('does not take what lies beyond the page for gone', () => {
    const state = withRereadPage(stateWith('c', 'b', 'a'), aStory([aComment('c')], true));
    expect(state.comments.get('a')?.isRemoved).toBeFalsy();
  });
});
