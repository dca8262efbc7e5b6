import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../core/context/authenticator.js';
import { SettingsModule } from '../settings/index.js';
import { SitesModule } from '../sites/index.js';
import { UsersModule } from '../users/index.js';
import { AccessTokens } from './access-tokens.js';
import { AuthListeners } from './auth.listeners.js';
import { AuthService } from './auth.service.js';
import { SigningKeys } from './signing-keys.js';
import { SsoService } from './sso/sso.service.js';
import { SsoTokens } from './sso/sso-tokens.js';
import { TokenAuthenticator } from './token-authenticator.js';

/** Global because the transports in core ask for the `Authenticator` without knowing this feature. */
@Global()
@Module({
  imports: [SettingsModule, SitesModule, UsersModule],
  providers: [
    SigningKeys,
    AccessTokens,
    AuthService,
    AuthListeners,
    SsoService,
    SsoTokens,
    { provide: Authenticator, useClass: TokenAuthenticator },
  ],
  exports: [AuthService, SsoService, Authenticator],
})
export class AuthModule {}
