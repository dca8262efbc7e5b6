import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../core/context/authenticator.js';
import { UsersModule } from '../users/index.js';
import { AccessTokens } from './access-tokens.js';
import { AuthListeners } from './auth.listeners.js';
import { AuthService } from './auth.service.js';
import { SigningKeys } from './signing-keys.js';
import { TokenAuthenticator } from './token-authenticator.js';

/** Global because the transports in core ask for the `Authenticator` without knowing this feature. */
@Global()
@Module({
  imports: [UsersModule],
  providers: [
    SigningKeys,
    AccessTokens,
    AuthService,
    AuthListeners,
    { provide: Authenticator, useClass: TokenAuthenticator },
  ],
  exports: [AuthService, Authenticator],
})
export class AuthModule {}
