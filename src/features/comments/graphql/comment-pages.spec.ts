import { encodeCursor } from '../../../core/graphql/connection/cursor.js';
import { pageRequest } from './comment-pages.js';

const asked = (after: string) => () => pageRequest({ first: 10, after, orderBy: 'CREATED_AT_DESC' });

describe(pageRequest.name, () => {
  it('reads back a cursor of the same order', () => {
    expect(asked(encodeCursor(['CREATED_AT_DESC', 1_700_000_000_000, 'id']))().after).toEqual({
      key: 1_700_000_000_000,
      id: 'id',
    });
  });

  it.each([
    ['of another order', encodeCursor(['REPLIES_DESC', 3, 'id'])],
    ['beyond any date', encodeCursor(['CREATED_AT_DESC', 1e20, 'id'])],
    ['with a key that is no number', encodeCursor(['CREATED_AT_DESC', '3', 'id'])],
    ['with an endless id', encodeCursor(['CREATED_AT_DESC', 3, 'i'.repeat(65)])],
    ['that is no JSON', 'made up'],
  ])('refuses a cursor %s', (_what, cursor) => {
    expect(asked(cursor)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }) as Error);
  });
});
