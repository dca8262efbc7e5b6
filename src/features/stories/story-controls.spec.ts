import { closed, controlsOf, reopened, scheduled } from './story-controls.js';
import { effectiveSettings } from './story-settings.js';
import { isClosed } from './story-state.js';
import type { Story } from './story.js';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const story = (more: Partial<Story> = {}): Story => ({
  id: 's',
  siteId: 'site',
  url: 'https://news.example/',
  metadata: {},
  settings: {},
  mode: 'COMMENTS',
  slowModeSeconds: 0,
  settingsVersion: 0,
  counts: {},
  log: { seq: 0, pending: [] },
  createdAt: at(0),
  ...more,
});

describe('what moderators decide about a story', () => {
  it('closes it once', () => {
    expect(closed(story(), at(12)).closedAt).toEqual(at(12));
    expect(closed(story({ closedAt: at(10) }), at(12)).closedAt).toEqual(at(10));
  });

  it.each<Partial<Story>>([
    { closedAt: at(1) },
    { closesAt: at(2) },
    { autoCloseAt: at(3) },
    { opensAt: at(20) },
    { closedAt: at(1), closesAt: at(2), autoCloseAt: at(3) },
  ])('reopens one that has %j', (moments) => {
    const before = story(moments);
    expect(isClosed(before, at(12))).toBe(true);
    expect(isClosed(reopened(before, at(12)), at(12))).toBe(false);
  });

  it('reopens until an end that is still to come', () => {
    expect(reopened(story({ closedAt: at(1), closesAt: at(20) }), at(12)).closesAt).toEqual(at(20));
  });

  it('lets a story grow old from its opening on', () => {
    const late = story({ autoCloseAt: at(24) });
    const first = scheduled(late, at(10), undefined);
    expect(first.autoCloseAt).toEqual(at(34));
    const moved = scheduled({ ...late, ...first }, at(12), undefined);
    expect(moved.autoCloseAt).toEqual(at(36));
    expect(scheduled({ ...late, ...moved }, undefined, undefined)).toEqual(controlsOf(late));
  });

  it('takes back a closing when it says when the story opens, not when it only says when it ends', () => {
    const shut = story({ closedAt: at(1) });
    expect(scheduled(shut, at(20), undefined).closedAt).toBeUndefined();
    expect(scheduled(shut, undefined, at(20)).closedAt).toEqual(at(1));
  });

  it('counts more than what its site says', () => {
    const { defaults } = {
      defaults: {
        autoClose: { enabled: false, days: 14 },
        closedMessage: 'Over',
        messageBox: 'Be kind',
        live: true,
        showReaders: true,
        tags: [],
        mode: 'COMMENTS' as const,
      },
    };
    const site = { moderation: 'POST' as const };
    expect(effectiveSettings(story(), site, defaults)).toEqual({
      moderation: 'POST',
      closedMessage: 'Over',
      messageBox: 'Be kind',
      live: true,
    });
    const settings = { moderation: 'PRE' as const, messageBox: '', live: false };
    expect(effectiveSettings(story({ settings }), site, defaults)).toEqual({
      moderation: 'PRE',
      closedMessage: 'Over',
      messageBox: '',
      live: false,
    });
  });
});
