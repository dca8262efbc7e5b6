import { nextThat } from './reading-order.js';

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const any = () => true;
const only =
  (...ids: readonly string[]) =>
  ({ id }: { readonly id: string }) =>
    ids.includes(id);

describe(nextThat.name, () => {
  it('goes on from where the reader is, in either direction', () => {
    expect(nextThat(items, 'b', any)?.id).toBe('c');
    expect(nextThat(items, 'b', any, true)?.id).toBe('a');
    expect(nextThat(items, null, any)?.id).toBe('a');
  });

  it('skips what does not fit and begins again at the other end', () => {
    expect(nextThat(items, 'b', only('a', 'd'))?.id).toBe('d');
    expect(nextThat(items, 'd', only('a', 'c'))?.id).toBe('a');
    expect(nextThat(items, 'a', only('c', 'd'), true)?.id).toBe('d');
  });

  it('finds nothing but what is there, and never the same one', () => {
    expect(nextThat(items, 'b', only('b'))).toBeUndefined();
    expect(nextThat([], 'b', any)).toBeUndefined();
  });
});
