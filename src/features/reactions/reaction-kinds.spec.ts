import { reactionCounts } from './reaction.js';
import { ReactionKinds } from './reaction-kinds.js';

describe('kinds of reactions', () => {
  it('begin with one and take more, each once', () => {
    const kinds = new ReactionKinds();
    kinds.register({ kind: 'respect', label: 'Respect' });
    kinds.register({ kind: 'respect', label: 'I respect this' });
    expect(kinds.all()).toEqual([
      { kind: 'like', label: 'Like' },
      { kind: 'respect', label: 'I respect this' },
    ]);
    expect(() => kinds.assertKnown('respect')).not.toThrow();
    expect(() => kinds.assertKnown('hate')).toThrow('no such way');
  });

  it.each(['', 'With Space', '$where', 'a.b', 'x'.repeat(31)])('are never called %j', (kind) => {
    expect(() => new ReactionKinds().register({ kind, label: 'Bad' })).toThrow();
  });

  it('have an end', () => {
    const kinds = new ReactionKinds();
    const registerMany = () => {
      for (let index = 0; index < 51; index += 1) kinds.register({ kind: `kind-${index}`, label: 'One more' });
    };
    expect(registerMany).toThrow('at most 50');
  });

  it('are all told, in order, and nothing else is', () => {
    const kinds = [
      { kind: 'like', label: 'Like' },
      { kind: 'respect', label: 'Respect' },
    ];
    expect(reactionCounts(kinds, { like: 2, retired: 5 })).toEqual([
      { kind: 'like', label: 'Like', count: 2 },
      { kind: 'respect', label: 'Respect', count: 0 },
    ]);
  });
});
