import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import {
  EmailDomains,
  emailKey,
  maxPasswordLength,
  type NewUser,
  type User,
  UsersQueries,
  UsersService,
} from '../users/index.js';
import { AccessTokens } from './access-tokens.js';
import { authError } from './auth.errors.js';

export interface SignedIn {
  readonly user: User;
  readonly token: string;
  readonly expiresAt: Date;
}

const limits = {
  signUpByAddress: { name: 'sign-up', points: 10, durationSeconds: 3_600 },
  signInByAddress: { name: 'sign-in-address', points: 30, durationSeconds: 600 },
  signInByAccountFromHere: { name: 'sign-in-account-address', points: 10, durationSeconds: 600 },
  // Looser: a stranger who guesses must not lock the owner out at once.
  signInByAccount: { name: 'sign-in-account', points: 100, durationSeconds: 600 },
} as const;

/** Local accounts: sign-up, sign-in, sign-out. */
@Injectable()
export class AuthService {
  /** Verified against when there is no such account, so that the answer's time tells nothing about who has one. */
  private readonly decoy = hash('no such account', { algorithm: 2 });

  constructor(
    private readonly users: UsersService,
    private readonly queries: UsersQueries,
    private readonly domains: EmailDomains,
    private readonly tokens: AccessTokens,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * @param ttlSeconds how long the token is good for; default: as configured
   * @throws what UsersService.create throws, EMAIL_DOMAIN_BANNED, RATE_LIMITED
   */
  async signUp(ctx: RequestContext, input: Omit<NewUser, 'role'>, ttlSeconds?: number): Promise<SignedIn> {
    await this.limiter.consume(limits.signUpByAddress, ctx.address);
    const { username, email, password } = input;
    await this.domains.assertAccepted(email);
    return this.issue(await this.users.create({ username, email, password }), ttlSeconds);
  }

  /**
   * Somebody who is banned is signed in all the same: they cannot write, but they may read what was decided and appeal.
   *
   * @param ttlSeconds how long the token is good for; default: as configured
   * @throws CREDENTIALS_WRONG, RATE_LIMITED
   */
  async signIn(
    ctx: RequestContext,
    { email, password }: { email: string; password: string },
    ttlSeconds?: number,
  ): Promise<SignedIn> {
    await this.limiter.consume(limits.signInByAddress, ctx.address);
    const account = emailKey(email).slice(0, 254);
    await this.limiter.consume(limits.signInByAccountFromHere, `${account} ${ctx.address}`);
    await this.limiter.consume(limits.signInByAccount, account);
    return this.issue(await this.verifyPassword(email, password), ttlSeconds);
  }

  /** @throws CREDENTIALS_WRONG, without saying which of the two is */
  async verifyPassword(email: string, password: string): Promise<User> {
    const user = await this.queries.byEmail(email);
    const isRight = await this.fits(user?.passwordHash ?? (await this.decoy), password);
    if (!user || !isRight) throw authError('CREDENTIALS_WRONG');
    return user;
  }

  /** Whether it is the password; one that is too long never is, and takes no longer to tell. */
  async fits(passwordHash: string, password: string): Promise<boolean> {
    const isRight = await verify(passwordHash, password.slice(0, maxPasswordLength));
    return isRight && password.length <= maxPasswordLength;
  }

  /** Voids the token of this request, or all of the person's. */
  async signOut({ actor }: RequestContext, everywhere: boolean): Promise<void> {
    if (actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
    if (everywhere) await this.users.revokeAllTokens(actor.id);
    else await this.users.revokeToken(actor.id, { jti: actor.tokenId, expiresAt: actor.tokenExpiresAt });
  }

  /** An access token for somebody whose identity another step has proven (set-up, sign-up, SSO). */
  async issue(user: User, ttlSeconds?: number): Promise<SignedIn> {
    const { text, expiresAt } = await this.tokens.issue(user.id, ttlSeconds);
    return { user, token: text, expiresAt };
  }
}
