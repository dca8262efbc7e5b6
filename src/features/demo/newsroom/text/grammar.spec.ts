import { Random } from '../random.js';
import { expand } from './grammar.js';
import { commonWords, fillers, sentencesByTone } from './tones.js';
import { generalTopic, inventedTopics } from './topics.js';

describe(expand.name, () => {
  const random = () => Random.from('seed');

  it('replaces symbols, also those in what it puts in their place', () => {
    expect(expand('{who} sings', { who: ['the {bird}'], bird: ['wren'] }, random())).toBe('the wren sings');
  });

  it('begins with a capital letter where the symbol does', () => {
    expect(expand('{Who} sings', { who: ['the wren'] }, random())).toBe('The wren sings');
  });

  it('chooses the same again for the same seed', () => {
    const grammar = { word: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] };
    const text = '{word}{word}{word}{word}{word}{word}';

    expect(expand(text, grammar, random())).toBe(expand(text, grammar, random()));
    expect(expand(text, grammar, Random.from('other'))).not.toBe(expand(text, grammar, random()));
  });

  it('refuses a symbol that it does not know', () => {
    expect(() => expand('{who} sings', {}, random())).toThrow('"who"');
  });
});

describe('the phrases of the newsroom', () => {
  const phrases = [...Object.values(sentencesByTone).flat(), ...fillers];

  it.each([...inventedTopics, generalTopic].map((topic) => [topic.section, topic] as const))(
    'find all their words in the topic %s',
    (_section, { section: _, headline: __, ...words }) => {
      for (const phrase of phrases) {
        const text = expand(phrase, { ...commonWords, ...words }, Random.from(phrase));
        expect(text).not.toMatch(/[{}]/);
      }
    },
  );

  it('are plain text', () => {
    for (const phrase of phrases) expect(phrase).not.toMatch(/[<>&]/);
  });
});
