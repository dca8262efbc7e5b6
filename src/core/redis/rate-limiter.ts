import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { coreError } from '../errors/core.errors.js';
import { RedisConnections } from './redis-connections.js';

export interface RateLimitRule {
  /** Unique over all of Talk, for example `sign-in`. */
  readonly name: string;
  readonly points: number;
  readonly durationSeconds: number;
}

/**
 * Rate limits shared by all processes through Redis. While Redis is away each process counts for itself: the limit
 * gets looser by the number of processes, never absent.
 */
@Injectable()
export class RateLimiter {
  private readonly limiters = new Map<string, RateLimiterRedis>();

  constructor(
    private readonly connections: RedisConnections,
    private readonly config: Config,
  ) {}

  /**
   * Takes one point, or more, of what `key` (a person, an address) has under this rule.
   *
   * @throws TalkError RATE_LIMITED with `retryAfterSeconds` when none is left
   */
  async consume(rule: RateLimitRule, key: string, points = 1): Promise<void> {
    try {
      await this.limiterFor(rule).consume(fingerprint(key), points);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw coreError('RATE_LIMITED', { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
    }
  }

  private limiterFor(rule: RateLimitRule): RateLimiterRedis {
    const known = this.limiters.get(rule.name);
    if (known !== undefined) return known;
    const limits = {
      keyPrefix: `talk:rate:${rule.name}`,
      points: Math.max(1, Math.round(rule.points * this.config.limits.rateFactor)),
      duration: rule.durationSeconds,
    };
    const limiter = new RateLimiterRedis({
      ...limits,
      storeClient: this.connections.client,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(limits),
    });
    this.limiters.set(rule.name, limiter);
    return limiter;
  }
}

/** Keys may be e-mail addresses or text of any length: Redis gets neither. */
function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}
