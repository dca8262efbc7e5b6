import { withSecretsHidden } from './schema-types.js';

describe(withSecretsHidden.name, () => {
  const secretPaths = ['spam.key', 'external[].secret'];

  it('says of secrets whether they are set, and nothing else of them', () => {
    const values = {
      spam: { key: 'hush', timeoutMs: 1 },
      external: [
        { name: 'one', secret: '' },
        { name: 'two', secret: 'hush' },
      ],
      key: 'no secret here',
    };
    expect(withSecretsHidden(values, secretPaths)).toEqual({
      spam: { hasKey: true, timeoutMs: 1 },
      external: [
        { name: 'one', hasSecret: false },
        { name: 'two', hasSecret: true },
      ],
      key: 'no secret here',
    });
  });
});
