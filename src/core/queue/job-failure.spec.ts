import { coreError } from '../errors/core.errors.js';
import { JobFailure, Parked, retryDelayMs } from './job-failure.js';

describe(JobFailure.name, () => {
  it('keeps code and message of an expected failure, through Redis and back', () => {
    const failure = JobFailure.from(coreError('NOT_FOUND', { what: 'story' }));
    expect(failure.stack).toBeUndefined();
    expect(JobFailure.parse(failure.message)).toEqual({ code: 'NOT_FOUND', message: 'There is no such story.' });
  });

  it('keeps the first line of an unexpected one, without the values a database quotes', () => {
    const error = Object.assign(new Error('E11000 duplicate key dup key: { email: "a@b.c" }\nmore'), { code: 11000 });
    expect(JobFailure.from(error).message).toBe('Error: E11000 duplicate key');
  });

  it('reads a reason that Bull itself gave', () => {
    const reason = 'job stalled more than allowable limit';
    expect(JobFailure.parse(reason)).toEqual({ code: 'UNKNOWN', message: reason });
  });
});

describe(retryDelayMs.name, () => {
  it('doubles with each try', () => {
    const delays = [1, 2, 3].map((attempt) => retryDelayMs(attempt, new Error('no'), { firstMs: 500 }));
    expect(delays).toEqual([500, 1_000, 2_000]);
  });

  it('keeps a parked job away for as long as it was parked', () => {
    expect(retryDelayMs(0, new Parked(30_000), { firstMs: 500 })).toBe(30_000);
  });
});
