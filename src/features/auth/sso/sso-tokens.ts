import { Injectable } from '@nestjs/common';
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { Clock } from '../../../core/clock/clock.js';
import type { SignInSettings } from '../../settings/index.js';
import { authError } from '../auth.errors.js';

type SsoKeys = SignInSettings['sso']['keys'];

/** What the newsroom's own system says of its reader. */
export interface SsoClaims {
  readonly subject: string;
  readonly email: string;
  readonly username: string;
  readonly role?: 'COMMENTER' | 'MEMBER' | 'STAFF';
}

const maxTokenLength = 8_192;
/** RFC 7519 section 4.1.4: "some small leeway, usually no more than a few minutes, to account for clock skew". */
const clockToleranceSeconds = 60;

/** Named as Coral's, so that a newsroom's page need not change. Whatever else a token carries is not read. */
const claims = z.object({
  exp: z.number(),
  user: z.object({
    id: z.union([z.string().min(1).max(256), z.number().int().transform(String)]),
    email: z.email().max(254),
    username: z.string().trim().min(1).max(200),
    /** Whoever moderates is said in Talk, never by a token. */
    role: z.enum(['COMMENTER', 'MEMBER', 'STAFF']).optional().catch(undefined),
  }),
});

/** Verifies the tokens of the newsroom's own system: JWT, HS256, with `exp` and `user`. */
@Injectable()
export class SsoTokens {
  constructor(private readonly clock: Clock) {}

  /** @throws SSO_TOKEN_INVALID with what is wrong with it, in words */
  async verify(text: string, keys: SsoKeys): Promise<SsoClaims> {
    if (text.length > maxTokenLength) throw invalid(`it has more than ${maxTokenLength} characters.`);
    try {
      const outcome = claims.safeParse(await this.payloadOf(text, keys));
      if (!outcome.success) throw invalid(`it lacks ${outcome.error.issues[0]!.path.join('.') || 'its claims'}.`);
      const { id: subject, ...user } = outcome.data.user;
      return { subject, ...user };
    } catch (error) {
      throw explained(error);
    }
  }

  /** A token that does not name its key may be of any: newsrooms that replace one need not begin to name them. */
  private async payloadOf(text: string, keys: SsoKeys): Promise<JWTPayload> {
    const { kid } = decodeProtectedHeader(text);
    const usable = keys.filter(({ name, secret }) => secret !== '' && (kid === undefined || name === kid));
    let failure: unknown = invalid(kid === undefined ? 'no key is set.' : 'no key has the name in its header (kid).');
    for (const { secret } of usable) {
      try {
        const { payload } = await jwtVerify(text, new TextEncoder().encode(secret), {
          algorithms: ['HS256'],
          clockTolerance: clockToleranceSeconds,
          currentDate: this.clock.now(),
          requiredClaims: ['exp'],
        });
        return payload;
      } catch (error) {
        failure = error;
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
      }
    }
    throw failure;
  }
}

function explained(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return invalid('it has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) return invalid(`its claim ${error.claim} does not hold.`);
  if (error instanceof errors.JWSSignatureVerificationFailed) return invalid('its signature does not fit the key.');
  if (error instanceof errors.JOSEError) return invalid('it is no JWT signed with HS256.');
  return error instanceof TypeError ? invalid('it is no JWT.') : error;
}

function invalid(problem: string) {
  return authError('SSO_TOKEN_INVALID', { problem });
}
