import { addressWithCode, destinationOf, returnURLOf } from './destination.js';

const query = (values: Record<string, string>) => `?${new URLSearchParams(values)}`;
const asked = { state: 'abc_-1', challenge: 'x'.repeat(43) };

describe(destinationOf, () => {
  it('knows a pop-up by the origin that opened it, and a redirect by the page to return to', () => {
    expect(destinationOf(query({ ...asked, origin: 'https://news.example' }))).toEqual({
      kind: 'popup',
      origin: 'https://news.example',
      returnURL: undefined,
      ...asked,
    });
    expect(destinationOf(query({ ...asked, return: 'https://news.example/a?b=1#c' }))).toEqual({
      kind: 'redirect',
      origin: 'https://news.example',
      returnURL: 'https://news.example/a?b=1',
      ...asked,
    });
  });

  it.each([
    ['nothing is asked', {}],
    ['there is no state', { challenge: 'x', return: 'https://news.example/' }],
    ['the state would add to the address', { ...asked, state: 'a&b', return: 'https://news.example/' }],
    ['there is nowhere to go', asked],
    ['it would run a script', { ...asked, return: 'javascript:alert(1)//https://news.example' }],
    ['it names no scheme', { ...asked, return: '//evil.example' }],
  ])('hands nothing over where %s', (_what, values) => {
    expect(destinationOf(query(values))).toBeNull();
  });
});

describe(returnURLOf, () => {
  it('leaves out names, passwords and fragments', () => {
    expect(returnURLOf(query({ return: 'https://ana:secret@news.example/a#b' }))?.href).toBe('https://news.example/a');
    expect(returnURLOf(query({ return: 'https://news.example@evil.example/' }))?.origin).toBe('https://evil.example');
    expect(returnURLOf('')).toBeNull();
  });
});

describe(addressWithCode, () => {
  it('puts the code where only the page itself can read it', () => {
    const address = new URL(addressWithCode('https://news.example/a?b=1', 'code', 'state'));
    expect([address.search, address.hash]).toEqual(['?b=1', '#talk-code=code&talk-state=state']);
  });
});
