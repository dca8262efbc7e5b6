import { Injectable } from '@nestjs/common';
import { Config } from '../../core/config/config.js';
import { PermittedOrigins } from '../../core/http/permitted-origins.js';
import { SitesQueries } from './sites.queries.js';

/** Pages that may carry comments may also send them; so may Talk's own, whose other clusters have other origins. */
@Injectable()
export class SiteOrigins extends PermittedOrigins {
  private readonly own: readonly string[];

  constructor(
    private readonly sites: SitesQueries,
    { http }: Config,
  ) {
    super();
    this.own = [http.rootUrl, http.adminUrl ?? http.rootUrl].map((url) => new URL(url).origin);
  }

  override async permits(origin: string): Promise<boolean> {
    return this.own.includes(origin) || (await this.sites.permitting(origin)) !== undefined;
  }
}
