import { nameOf } from './comment-name.js';
import { sampleComment } from './stream-samples.js';

const ben = { id: 'ben', username: 'Ben', role: 'COMMENTER' } as const;
const first = sampleComment('first', {
  body: '<p>One <b>two</b></p><p>three &amp; four five six seven eight nine ten</p>',
});
const second = sampleComment('second', { body: '<p><span class="spoiler">He dies.</span> Sad.</p>' });
const only = sampleComment('only', { author: ben });
const stateOf = (...all: { readonly id: string }[]) => ({
  comments: new Map([first, ...all].map((comment) => [comment.id, comment as typeof first])),
});

describe(nameOf.name, () => {
  it('is the author’s alone while nothing else of theirs is there', () => {
    expect(nameOf(stateOf(only), first)).toBe('Ana');
    expect(nameOf(stateOf({ ...second, isRemoved: true } as typeof second), first)).toBe('Ana');
  });

  it('says how each begins where there are several, and tells no spoiler', () => {
    const state = stateOf(only, second);
    expect(nameOf(state, first)).toBe('Ana (“One two three & four five six seven…”)');
    expect(nameOf(state, second)).toBe('Ana (“… Sad.”)');
    expect(nameOf(state, only)).toBe('Ben');
  });

  it('says when it was written of what the viewer does not want to read', () => {
    const mine = {
      reactions: new Set<string>(),
      disagreed: new Set<string>(),
      ignored: new Set(['ana']),
      uncovered: new Set(['second']),
    };
    const state = { ...stateOf(second), mine: mine as never };
    expect(nameOf(state, first)).toMatch(/^Ana \(“.*2026/);
    expect(nameOf(state, second)).toBe('Ana (“… Sad.”)');
  });
});
