import { isOpen, missingField, pathOf, shownStates } from './notice.js';

describe('a notice of illegal content', () => {
  it('is open until somebody has decided', () => {
    expect(shownStates.filter(isOpen)).toEqual(['AWAITING', 'UNDER_REVIEW']);
  });

  it('is decided with grounds and an explanation, and says which is missing', () => {
    expect(missingField({ grounds: ' ', statement: '' })).toBe('grounds');
    expect(missingField({ grounds: 'Section 130', statement: '\n' })).toBe('statement');
    expect(missingField({ grounds: 'Section 130', statement: 'It calls for violence.' })).toBeUndefined();
  });

  it('has an address for each of its lists', () => {
    expect(shownStates.map(pathOf)).toEqual([
      '/notices',
      '/notices/under-review',
      '/notices/decided-illegal',
      '/notices/decided-legal',
      '/notices/void',
    ]);
  });
});
