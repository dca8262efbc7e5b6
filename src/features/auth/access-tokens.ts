import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Clock } from '../../core/clock/clock.js';
import { Config } from '../../core/config/config.js';
import { coreError } from '../../core/errors/core.errors.js';
import { SigningKeys } from './signing-keys.js';

export interface AccessToken {
  readonly userId: string;
  readonly jti: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

const algorithm = 'HS256';
const audience = 'talk';
const claims = z.object({
  sub: z.string(),
  jti: z.string(),
  iat: z.number(),
  exp: z.number(),
  ms: z.number().int().min(0).max(999),
});

/** Signs and verifies access tokens (JWT, HS256, with `jti` so that one token can be revoked). */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @param ttlSeconds how long it is good for; default: as configured */
  async issue(
    userId: string,
    ttlSeconds = this.config.auth.tokenTtlSeconds,
  ): Promise<AccessToken & { readonly text: string }> {
    const [key] = await this.keys.all();
    const issuedAt = this.clock.now();
    const issuedSeconds = Math.floor(issuedAt.getTime() / 1000);
    const expiresAt = new Date((issuedSeconds + ttlSeconds) * 1000);
    const jti = randomUUID();
    // `iat` counts whole seconds; `ms` keeps "sign out everywhere" from voiding a token issued later in that second.
    const text = await new SignJWT({ ms: issuedAt.getMilliseconds() })
      .setProtectedHeader({ alg: algorithm, kid: key!.kid })
      .setSubject(userId)
      .setJti(jti)
      .setAudience(audience)
      .setIssuedAt(issuedSeconds)
      .setExpirationTime(expiresAt)
      .sign(key!.secret);
    return { text, userId, jti, issuedAt, expiresAt };
  }

  /** @throws TOKEN_INVALID for anything this Talk did not sign or that has expired */
  async verify(text: string): Promise<AccessToken> {
    const keys = await this.keys.all();
    try {
      const { payload } = await jwtVerify(text, ({ kid }) => keyOf(keys, kid), {
        algorithms: [algorithm],
        audience,
        currentDate: this.clock.now(),
      });
      const { sub, jti, iat, exp, ms } = claims.parse(payload);
      return { userId: sub, jti, issuedAt: new Date(iat * 1000 + ms), expiresAt: new Date(exp * 1000) };
    } catch {
      throw coreError('TOKEN_INVALID');
    }
  }
}

function keyOf(keys: readonly { kid: string; secret: Uint8Array }[], kid: string | undefined): Uint8Array {
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key) throw coreError('TOKEN_INVALID');
  return key.secret;
}
