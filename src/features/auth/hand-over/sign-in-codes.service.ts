import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { PermittedOrigins } from '../../../core/http/permitted-origins.js';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import { UsersQueries } from '../../users/index.js';
import { authError } from '../auth.errors.js';
import { AuthService, type SignedIn } from '../auth.service.js';
import { SignInCodesRepository } from './sign-in-codes.repository.js';

const codeLifeMs = 60_000;
/** Base64url of 32 bytes. */
const challengePattern = /^[\w-]{43}$/;
const longestVerifier = 128;

const limits = {
  create: { name: 'sign-in-code', points: 20, durationSeconds: 600 },
  redeem: { name: 'sign-in-code-redeem', points: 60, durationSeconds: 600 },
} as const;

/**
 * Hands a session from Talk's own page to a page of the newsroom, without a cookie and without a token in an address:
 * a code that lives a minute, serves once, and is worth nothing to anybody but the page that asked for it.
 */
@Injectable()
export class SignInCodes {
  constructor(
    private readonly repository: SignInCodesRepository,
    private readonly origins: PermittedOrigins,
    private readonly users: UsersQueries,
    private readonly auth: AuthService,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  /** @returns whether a session may be handed to pages of this origin, written as browsers write it */
  async mayReturnTo(origin: string): Promise<boolean> {
    return origin.length <= 256 && isOrigin(origin) && (await this.origins.permits(origin));
  }

  /**
   * A code for whoever can show what `challenge` is the SHA-256 of.
   *
   * @param challenge base64url
   * @throws UNAUTHENTICATED, RATE_LIMITED, BAD_INPUT, RETURN_NOT_PERMITTED
   */
  async create({ actor }: RequestContext, origin: string, challenge: string): Promise<string> {
    if (actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
    await this.limiter.consume(limits.create, actor.id);
    if (!challengePattern.test(challenge)) {
      throw coreError('BAD_INPUT', { problem: 'The challenge has to be a SHA-256 in base64url.' });
    }
    if (!(await this.mayReturnTo(origin))) throw authError('RETURN_NOT_PERMITTED');
    const code = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    await this.repository.insert({
      hash: digest(code),
      userId: actor.id,
      origin,
      challenge,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + codeLifeMs),
      sessionEndsAt: actor.tokenExpiresAt,
    });
    return code;
  }

  /**
   * Turns a code into a session. Whoever tries it uses it up, whether they had the right or not.
   *
   * @throws SIGN_IN_CODE_INVALID without saying why, RATE_LIMITED
   */
  async redeem(ctx: RequestContext, code: string, verifier: string): Promise<SignedIn> {
    await this.limiter.consume(limits.redeem, ctx.address);
    if (verifier.length > longestVerifier) throw authError('SIGN_IN_CODE_INVALID');
    const found = await this.repository.take(digest(code));
    const now = this.clock.now();
    if (!found || found.expiresAt <= now || !isSame(digest(verifier), found.challenge)) {
      throw authError('SIGN_IN_CODE_INVALID');
    }
    const user = await this.users.byId(found.userId);
    const secondsLeft = Math.floor((found.sessionEndsAt.getTime() - now.getTime()) / 1000);
    const isSignedOut = !user || (user.tokensValidFrom !== undefined && found.createdAt < user.tokensValidFrom);
    if (isSignedOut || secondsLeft <= 0) throw authError('SIGN_IN_CODE_INVALID');
    return this.auth.issue(user, secondsLeft);
  }
}

function isOrigin(text: string): boolean {
  try {
    const { origin, protocol } = new URL(text);
    return origin === text && (protocol === 'https:' || protocol === 'http:');
  } catch {
    return false;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
