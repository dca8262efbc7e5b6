import { parseExternalVerdict } from './external-verdict.js';

const parse = (value: unknown) => parseExternalVerdict('house-rules', Buffer.from(JSON.stringify(value)));
const valid = { commentId: 'c1', revision: 0, verdict: 'reject', findings: [{ detail: 'Rude' }] };

describe(parseExternalVerdict.name, () => {
  it('reads a verdict, findings or none', () => {
    expect(parse({ ...valid, more: 1 })).toEqual(valid);
    expect(parse({ commentId: 'c1', revision: 0, verdict: 'pass' })).toMatchObject({ findings: [] });
  });

  it.each([
    ['to wait again', { ...valid, verdict: 'wait' }, 'verdict'],
    ['no comment', { ...valid, commentId: '' }, 'commentId'],
    ['half a revision', { ...valid, revision: 0.5 }, 'revision'],
    ['too many findings', { ...valid, findings: Array(21).fill({ detail: '' }) }, 'findings'],
    ['too many matches', { ...valid, findings: [{ detail: '', matches: Array(51).fill({}) }] }, 'findings.0.matches'],
    ['no object', 'pass', 'not the JSON'],
  ])('refuses %s', (_what, body, field) => {
    expect(() => parse(body)).toThrow(
      expect.objectContaining({
        code: 'SERVICE_ANSWER_UNFIT',
        message: expect.stringContaining(field) as string,
      }) as Error,
    );
  });
});
