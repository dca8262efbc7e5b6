import { cleanText, isVisibleText } from './clean-text.js';

describe(cleanText.name, () => {
  it.each([
    ['folds white space', ' a \t\r\n\v b\u2028\u0085c ', ' a b c '],
    ['keeps no-break spaces', '«\u00a0mot\u202f»', '«\u00a0mot\u202f»'],
    ['composes letters', 'e\u0301', 'é'],
    ['composes what an invisible character kept apart', 'e\u200b\u0301', 'é'],
    ['removes control characters', 'a\0b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
    ['removes direction overrides and isolates', 'a\u202eb\u202dc\u2066d\u2069e\u202cf', 'abcdef'],
    [
      'keeps text that runs from right to left',
      'שלום \u200fعالم\u200e می\u200cخواهم',
      'שלום \u200fعالم\u200e می\u200cخواهم',
    ],
    ['keeps joined emoji', '👩\u200d👩\u200d👧 ❤\ufe0f', '👩\u200d👩\u200d👧 ❤\ufe0f'],
    ['removes lone surrogates and what is no character', 'a\ud800b\udc00c\uffffd\ufdd0e\u{1ffff}f\ufeffg', 'abcdefg'],
  ])('%s', (_rule, text, clean) => {
    expect(cleanText(text)).toBe(clean);
    expect(cleanText(clean)).toBe(clean);
  });
});

describe(isVisibleText.name, () => {
  it.each(['a', '.', ' é ', '😀', 'ⴰ'])('sees %j', (text) => expect(isVisibleText(text)).toBe(true));

  it.each([
    ['spaces', ' \u00a0\u3000'],
    ['joiners', '\u200d\u200c\u00ad'],
    ['fillers', '\u3164\u115f\uffa0\u2800'],
    ['marks of direction', '\u200e\u200f\u061c'],
    ['nothing', ''],
  ])('sees nothing in %s', (_what, text) => expect(isVisibleText(text)).toBe(false));
});
