import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import { organisationScope, SettingsQueries, signInSettings } from '../../settings/index.js';
import { SitesQueries } from '../../sites/index.js';
import { EmailDomains, LinkedAccounts } from '../../users/index.js';
import { authError } from '../auth.errors.js';
import { AuthService, type SignedIn } from '../auth.service.js';
import { SsoTokens } from './sso-tokens.js';

/** A newsroom's office may be one address for hundreds of readers. */
const byAddress = { name: 'sso-address', points: 300, durationSeconds: 600 } as const;

/** Single sign-on: a token that the page carries becomes a session of Talk. */
@Injectable()
export class SsoService {
  constructor(
    private readonly settings: SettingsQueries,
    private readonly sites: SitesQueries,
    private readonly tokens: SsoTokens,
    private readonly accounts: LinkedAccounts,
    private readonly domains: EmailDomains,
    private readonly auth: AuthService,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * Readers of sites that share the organisation's keys are the same people on all of them; a site with keys of its own
   * has readers of its own. Somebody who is banned is signed in all the same: they may read what was decided and appeal.
   *
   * @throws NOT_FOUND, SSO_OFF, SSO_TOKEN_INVALID, EMAIL_DOMAIN_BANNED, RATE_LIMITED
   */
  async signIn(ctx: RequestContext, siteId: string, token: string): Promise<SignedIn> {
    await this.limiter.consume(byAddress, ctx.address);
    if (!(await this.sites.byId(siteId))) throw coreError('NOT_FOUND', { what: 'site' });
    const { own, values } = await this.settings.current(signInSettings, siteId);
    const { enabled, keys, sessionMinutes } = values.sso;
    if (!enabled) throw authError('SSO_OFF');
    const claims = await this.tokens.verify(token, keys);
    await this.domains.assertAccepted(claims.email);
    const user = await this.accounts.ensure({ ...claims, issuer: own.sso ? siteId : organisationScope });
    return this.auth.issue(user, sessionMinutes * 60);
  }
}
