import { withEvent } from '../live/stream-event.js';
import { sampleComment, sampleStory } from '../stream/stream-samples.js';
import { initialState, type StreamState, withFirstPage } from '../stream/stream-state.js';
import { type ModeratedState } from './generated/operations.js';
import {
  type Act,
  beginning,
  type Deed,
  expected,
  isRestricted,
  standingOf,
  undoOf,
  withDeed,
  withModerated,
  withStanding,
} from './moderating-state.js';

const state: StreamState = {
  ...withFirstPage(initialState(0), sampleStory([sampleComment('a'), sampleComment('b')])),
  moderating: beginning('https://desk.example'),
};
const unrestricted = { isBanned: false, bannedSiteIDs: [], suspendedUntil: null };
const moderated = (more: Partial<ModeratedState> = {}): ModeratedState => ({
  id: 'a',
  body: '<p>a</p>',
  editedAt: null,
  status: 'NONE',
  tags: [],
  decision: null,
  signals: { openReports: 0, openNotices: 0 },
  revisions: [{ createdAt: '2026-05-10T12:00:00Z' }],
  author: { id: 'ana', ...unrestricted },
  ...more,
});
const after = (act: Act, before = state) => withStanding(before, 'a', expected(standingOf(before, 'a'), act));
const reject: Act = { verb: 'reject', code: 'SPAM', text: null };

describe('an act on a comment', () => {
  it('is seen at once, with the counts, and put back as it was', () => {
    const gone = after(reject);
    expect(gone.comments.get('a')).toMatchObject({ isRemoved: true, body: '<p>a</p>' });
    expect(gone.story!.commentCount).toBe(1);
    const back = withStanding(gone, 'a', standingOf(state, 'a'));
    expect(back.comments.get('a')).toMatchObject({ isRemoved: false });
    expect(back.story!.commentCount).toBe(2);
  });

  it('changes nothing more when the live connection tells of it too', () => {
    const left = { eventID: '8', kind: 'LEFT', commentID: 'a', comment: null, viewerStatus: null } as const;
    expect(withEvent(after(reject), left).story!.commentCount).toBe(1);
    expect(withModerated(withEvent(state, left), moderated({ status: 'REJECTED' })).story!.commentCount).toBe(1);
  });

  it('gives and takes marks; featuring shows what was gone', () => {
    const featured = after({ verb: 'feature' });
    expect(featured.comments.get('a')!.tags).toEqual(['FEATURED']);
    expect(after({ verb: 'feature' }, featured).comments.get('a')!.tags).toEqual(['FEATURED']);
    expect(after({ verb: 'unfeature' }, featured).comments.get('a')!.tags).toEqual([]);
    expect(after({ verb: 'pin' }, after(reject)).comments.get('a')).toMatchObject({
      isRemoved: false,
      tags: ['PINNED'],
    });
  });

  it('leaves moderators their own comment, with what became of it', () => {
    const own = { ...state, comments: new Map(state.comments).set('a', { ...sampleComment('a'), status: 'NONE' }) };
    expect(after(reject, own as StreamState).comments.get('a')).toMatchObject({ status: 'REJECTED' });
    expect(after(reject, own as StreamState).comments.get('a')!.isRemoved).toBeUndefined();
  });
});

describe(withModerated.name, () => {
  it('shows what the admin surface says: text, marks, and whether it is there', () => {
    const edited = withModerated(state, moderated({ body: '<p>Edited</p>', editedAt: 'now', tags: ['PINNED'] }));
    expect(edited.comments.get('a')).toMatchObject({ body: '<p>Edited</p>', editedAt: 'now', tags: ['PINNED'] });
    expect(edited.moderating!.states.get('a')).toMatchObject({ tags: ['PINNED'] });
    const held = withModerated(edited, moderated({ status: 'SYSTEM_WITHHELD' }));
    expect(held.comments.get('a')!.isRemoved).toBe(true);
    expect(withModerated(held, moderated()).comments.get('a')!.isRemoved).toBe(false);
  });
});

describe(undoOf.name, () => {
  const rejected = { kind: 'REJECTED', code: 'SPAM', text: 'No', decidedAt: '', revision: 0 } as const;
  const approved = { ...rejected, kind: 'APPROVED', code: null, text: null } as const;

  it.each<[Act, Partial<ModeratedState>, Act | null]>([
    [reject, {}, { verb: 'reset' }],
    [reject, { decision: approved }, { verb: 'approve' }],
    [{ verb: 'approve' }, { decision: rejected }, { verb: 'reject', code: 'SPAM', text: 'No' }],
    [{ verb: 'reset' }, { decision: approved }, { verb: 'approve' }],
    [{ verb: 'reset' }, {}, null],
    [{ verb: 'feature' }, {}, { verb: 'unfeature' }],
    [{ verb: 'feature' }, { tags: ['FEATURED'] }, null],
    [{ verb: 'unpin' }, { tags: ['PINNED'] }, { verb: 'pin' }],
    [{ verb: 'setAside' }, {}, null],
    [{ verb: 'ban', reason: null }, {}, { verb: 'lift' }],
  ])('takes %j back, after %j', (act, before, undo) => {
    expect(undoOf(act, moderated(before))).toEqual(undo);
  });
});

it('forgets what was done when it is told to', () => {
  const deed: Deed = { act: reject, phase: 'done', undo: null };
  const done = withDeed(state, 'a', deed);
  expect(done.moderating!.deeds.get('a')).toBe(deed);
  expect(withDeed(done, 'a', null).moderating!.deeds.size).toBe(0);
  expect(withDeed({ ...state, moderating: null }, 'a', deed).moderating).toBeNull();
});

it('knows who may not write on a site', () => {
  expect(isRestricted(unrestricted, 'site')).toBe(false);
  expect(isRestricted({ ...unrestricted, bannedSiteIDs: ['other'] }, 'site')).toBe(false);
  expect(isRestricted({ ...unrestricted, bannedSiteIDs: ['site'] }, 'site')).toBe(true);
  expect(isRestricted({ ...unrestricted, suspendedUntil: '2026-05-10T12:00:00Z' }, 'site')).toBe(true);
});
