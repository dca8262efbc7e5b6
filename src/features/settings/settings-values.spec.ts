import { applyChange, bringBack, differencesBetween, keepSecrets, redactSecrets } from './settings-values.js';

const secretPaths = ['spam.key', 'external[].secret'];

describe(applyChange.name, () => {
  const inherited = { links: { hold: false, max: 2, allow: ['a.example'] }, nudge: false };

  it('begins a section that is named in part with what holds now', () => {
    const sections = applyChange({}, inherited, { links: { hold: true } });
    expect(sections).toEqual({ links: { hold: true, max: 2, allow: ['a.example'] } });
  });

  it('gives back what is inherited for null, and leaves alone what is not named', () => {
    const own = { links: { hold: true }, nudge: true };
    expect(applyChange(own, { ...inherited, ...own }, { links: null, nudge: undefined })).toEqual({ nudge: true });
    expect(applyChange(own, own, { links: { hold: null } })).toEqual(own);
  });

  it('replaces lists', () => {
    const sections = applyChange({}, inherited, { links: { allow: ['b.example'] } });
    expect(sections).toMatchObject({ links: { allow: ['b.example'] } });
  });
});

describe('secrets', () => {
  const before = {
    spam: { key: 'old' },
    external: [
      { name: 'one', secret: 's1' },
      { name: 'two', secret: 's2' },
    ],
  };

  it('are kept where a change does not name them, by name in lists', () => {
    const values = {
      spam: { key: '' },
      external: [{ name: 'two' }, { name: 'three' }, { name: 'one', secret: 'new' }],
    };
    expect(keepSecrets(values, before, secretPaths)).toEqual({
      spam: { key: '' },
      external: [{ name: 'two', secret: 's2' }, { name: 'three' }, { name: 'one', secret: 'new' }],
    });
  });

  it('of today stay when older values are brought back', () => {
    const old = {
      spam: { key: 'older' },
      external: [
        { name: 'gone', secret: 's0' },
        { name: 'one', secret: 'older' },
      ],
    };
    expect(bringBack(old, before, secretPaths)).toEqual({
      spam: { key: 'old' },
      external: [
        { name: 'gone', secret: 's0' },
        { name: 'one', secret: 's1' },
      ],
    });
  });

  it('are told, never shown', () => {
    const values = { spam: { key: 'k' }, external: [{ name: 'one', secret: '' }] };
    expect(redactSecrets(values, secretPaths)).toEqual({
      spam: { key: 'set' },
      external: [{ name: 'one', secret: 'not set' }],
    });
    expect(redactSecrets({}, secretPaths)).toEqual({});
  });
});

describe(differencesBetween.name, () => {
  it('names the leaves that differ, in order', () => {
    const before = { words: { banned: 'HOLD' }, links: { max: 1, allow: [] } };
    const after = { links: { max: 2, allow: [] }, nudge: true };
    expect(differencesBetween(before, after, secretPaths)).toEqual([
      { path: 'links.max', before: 1, after: 2 },
      { path: 'nudge', before: undefined, after: true },
      { path: 'words.banned', before: 'HOLD', after: undefined },
    ]);
  });

  it('says that a secret was changed, and not to what', () => {
    const differences = differencesBetween({ spam: { key: 'one' } }, { spam: { key: 'two' } }, secretPaths);
    expect(differences).toEqual([{ path: 'spam.key', before: 'set', after: 'set' }]);
    const list = (secret: string) => ({ external: [{ name: 'one', secret }] });
    expect(JSON.stringify(differencesBetween(list('s1'), list('s2'), secretPaths))).not.toMatch(/s1|s2/);
  });
});
