import { plainToRichText, richTextToPlain } from './plain-text.js';

describe(plainToRichText.name, () => {
  it('escapes everything and keeps paragraphs and line breaks', () => {
    expect(plainToRichText(' a < b\nc\n\n\n"d" ')).toBe('<p>a &lt; b<br>c</p><p>&quot;d&quot;</p>');
  });

  it('comes back the same through richTextToPlain', () => {
    const text = 'One & "two"\nthree\n\n<four>';
    expect(richTextToPlain(plainToRichText(text))).toBe(text);
  });
});
