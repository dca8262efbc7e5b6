import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Authenticator } from '../../core/context/authenticator.js';
import { SettingsModule } from '../settings/index.js';
import { SitesModule } from '../sites/index.js';
import { UsersModule } from '../users/index.js';
import { AccessTokens } from './access-tokens.js';
import { AuthListeners } from './auth.listeners.js';
import { AuthService } from './auth.service.js';
import { signInCodeSchema } from './hand-over/sign-in-code.schema.js';
import { SignInCodesRepository } from './hand-over/sign-in-codes.repository.js';
import { SignInCodes } from './hand-over/sign-in-codes.service.js';
import { Passwords } from './passwords.service.js';
import { SigningKeys } from './signing-keys.js';
import { SsoService } from './sso/sso.service.js';
import { SsoTokens } from './sso/sso-tokens.js';
import { TokenAuthenticator } from './token-authenticator.js';

/** Global because the transports in core ask for the `Authenticator` without knowing this feature. */
@Global()
@Module({
  imports: [
    SettingsModule,
    SitesModule,
    UsersModule,
    MongooseModule.forFeature([{ name: 'SignInCode', schema: signInCodeSchema }]),
  ],
  providers: [
    SigningKeys,
    AccessTokens,
    AuthService,
    AuthListeners,
    SsoService,
    SsoTokens,
    SignInCodes,
    SignInCodesRepository,
    Passwords,
    { provide: Authenticator, useClass: TokenAuthenticator },
  ],
  exports: [AuthService, SsoService, SignInCodes, SignInCodesRepository, Passwords, Authenticator],
})
export class AuthModule {}
