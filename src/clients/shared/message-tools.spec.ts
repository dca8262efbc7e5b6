import { messageTools } from './message-tools.js';

describe(messageTools.name, () => {
  it.each([
    ['en', 1, 'one'],
    ['en', 2, 'other'],
    ['ar', 0, 'zero'],
    ['ar', 3, 'few'],
    ['sr', 21, 'one'],
    ['he', 2, 'two'],
  ])('in %s takes for %d the form "%s"', (locale, count, form) => {
    const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
    expect(messageTools(locale).plural(count, forms)).toBe(form);
  });

  it('prefers the exact number, and takes the last resort where a language has no such form', () => {
    const { plural } = messageTools('en');
    expect(plural(0, { '=0': 'none', other: 'some' })).toBe('none');
    expect(plural(1, { other: 'some' })).toBe('some');
    expect(plural('STAFF', { STAFF: 'of the newsroom', other: 'a reader' })).toBe('of the newsroom');
  });

  it('writes numbers as the language does', () => {
    expect(messageTools('de').number(12_345)).toBe('12.345');
  });
});
