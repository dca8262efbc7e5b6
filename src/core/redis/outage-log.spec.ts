import { OutageLog } from './outage-log.js';

describe(OutageLog.name, () => {
  const lines: string[] = [];
  const logger = { warn: (line: string) => lines.push(line), log: (line: string) => lines.push(line) };

  beforeEach(() => lines.splice(0));

  it('says once that Redis is away, whoever notices, and once that it is back', () => {
    let now = 1_000;
    const sut = new OutageLog(logger, 'Redis at localhost:6379', () => now);
    sut.away(new Error('connect ECONNREFUSED 127.0.0.1:6379'));
    sut.away(new Error('read ECONNRESET'));
    now += 12_000;
    sut.back();
    sut.back();
    expect(lines).toEqual([
      'Redis at localhost:6379 cannot be reached (connect ECONNREFUSED 127.0.0.1:6379); Talk keeps trying',
      'Redis at localhost:6379 is back after 12 s',
    ]);
  });

  it('finds a reason where the error has no message of its own', () => {
    const sut = new OutageLog(logger, 'Redis');
    sut.away(Object.assign(new Error('Failed to refresh slots cache.'), { lastNodeError: new Error('NOAUTH') }));
    expect(lines).toEqual(['Redis cannot be reached (NOAUTH); Talk keeps trying']);
  });
});
