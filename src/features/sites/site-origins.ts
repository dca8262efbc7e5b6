import { Injectable } from '@nestjs/common';
import { Config } from '../../core/config/config.js';
import { Deployment } from '../../core/health/deployment.js';
import { PermittedOrigins } from '../../core/http/permitted-origins.js';
import { SitesQueries } from './sites.queries.js';

/** Pages that may carry comments may also send them; so may Talk's own, whose other clusters have other origins. */
@Injectable()
export class SiteOrigins extends PermittedOrigins {
  private readonly own: readonly string[];

  constructor(
    private readonly sites: SitesQueries,
    private readonly deployment: Deployment,
    { http }: Config,
  ) {
    super();
    this.own = [http.rootUrl, http.adminUrl ?? http.rootUrl].map(originOf);
  }

  override async permits(origin: string): Promise<boolean> {
    return this.own.includes(origin) || (await this.sites.permitting(origin)) !== undefined;
  }

  override async isOfConsole(origin: string): Promise<boolean> {
    const { admin } = await this.deployment.endpoints('admin');
    return admin !== undefined && originOf(admin) === origin;
  }
}

const originOf = (url: string) => new URL(url).origin;
