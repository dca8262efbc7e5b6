import { TalkError } from '../../core/errors/talk-error.js';
import { defaultModerationRules, moderationSettings } from './moderation-rules.js';

describe('a kind of settings', () => {
  it('has what holds where nobody said anything', () => {
    expect(moderationSettings.defaults).toEqual(defaultModerationRules);
  });

  it('names every mistake at once', () => {
    const sections = { links: { max: 101, allow: ['not a domain'] }, karma: { threshold: 1 }, made: 'up' };
    let error: unknown;
    try {
      moderationSettings.validate(sections);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TalkError);
    expect(error).toMatchObject({
      code: 'BAD_INPUT',
      details: { paths: ['links.max', 'links.allow.0', 'karma.threshold', 'made'] },
    });
    expect((error as TalkError).message).toContain('links.allow.0: is a domain such as example.org');
  });

  it('ignores what this release does not understand any more', () => {
    const stored = { nudge: true, links: { max: 'many' }, forgotten: 1 };
    expect(moderationSettings.read(stored)).toEqual({ nudge: true });
  });
});
