import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { type Actor, anonymous } from '../../core/context/actor.js';
import { Authenticator } from '../../core/context/authenticator.js';
import { coreError } from '../../core/errors/core.errors.js';
import { userActor, UsersQueries } from '../users/index.js';
import { AccessTokens } from './access-tokens.js';

/** Turns a bearer token into an actor with one read of the person: role, ban and revocation count at once. */
@Injectable()
export class TokenAuthenticator extends Authenticator {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly users: UsersQueries,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async authenticate(text: string | undefined): Promise<Actor> {
    if (text === undefined) return anonymous;
    const token = await this.tokens.verify(text);
    const user = await this.users.byId(token.userId);
    const isVoid =
      !user ||
      (user.tokensValidFrom && token.issuedAt < user.tokensValidFrom) ||
      user.revokedTokens.some(({ jti }) => jti === token.jti) ||
      token.expiresAt <= this.clock.now();
    if (isVoid) throw coreError('TOKEN_INVALID');
    return userActor(user, { id: token.jti, expiresAt: token.expiresAt });
  }
}
