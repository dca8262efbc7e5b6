import type { RateLimitRule } from '../../core/redis/rate-limiter.js';

/** For changes and tests alike: far more than somebody does by hand. */
export const wordListsByPerson: RateLimitRule = { name: 'word-lists', points: 600, durationSeconds: 60 };
