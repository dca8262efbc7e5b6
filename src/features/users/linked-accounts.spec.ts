import { asUsername } from './linked-accounts.service.js';

describe(asUsername.name, () => {
  it.each([
    ['Jane Doe', 'Jane.Doe'],
    ['  Zoë \t O’Brien ', 'Zoë.OBrien'],
    ['李小龙', '李小龙'],
    ['a'.repeat(50), 'a'.repeat(30)],
  ])('makes of %j the name %j', (said, name) => expect(asUsername(said)).toBe(name));

  it.each(['', '  ', 'Al', '<b>', '🙂🙂🙂'])('has no name for %j', (said) => expect(asUsername(said)).toBeUndefined());
});
