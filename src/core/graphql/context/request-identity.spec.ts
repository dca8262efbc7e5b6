import type { IncomingMessage } from 'node:http';
import { clientWords } from './request-identity.js';

const from = (headers: object) => clientWords({ headers } as IncomingMessage);

describe(clientWords, () => {
  it('takes what a client says of itself, up to a bounded length', () => {
    expect(from({ 'user-agent': 'Browser/1', referer: 'https://news.example/a' })).toEqual({
      userAgent: 'Browser/1',
      referrer: 'https://news.example/a',
    });
    const { userAgent, referrer } = from({ 'user-agent': 'x'.repeat(10_000), referer: 'y'.repeat(10_000) });
    expect([userAgent!.length, referrer!.length]).toEqual([512, 2_048]);
  });

  it('leaves out what a client does not say', () => {
    expect(from({ 'user-agent': '' })).toEqual({});
  });
});
