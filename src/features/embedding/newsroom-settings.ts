import { Injectable } from '@nestjs/common';
import { organisationScope, organisationSettings, SettingsQueries, signInSettings } from '../settings/index.js';
import { SitesQueries } from '../sites/index.js';

/** What pages that the server makes need to know of the newsroom. */
@Injectable()
export class NewsroomSettings {
  constructor(
    private readonly settings: SettingsQueries,
    private readonly sites: SitesQueries,
  ) {}

  /** The language, a BCP 47 tag, where neither a reader nor a story says which. */
  async language(): Promise<string> {
    const { values } = await this.settings.current(organisationSettings, organisationScope);
    return values.language;
  }

  /** The site's name, where its pages sign readers in with accounts of its own; these take a script. */
  async siteWithAccounts(siteId: string): Promise<string | undefined> {
    const { values } = await this.settings.current(signInSettings, siteId);
    return values.sso.enabled ? (await this.sites.byId(siteId))?.name : undefined;
  }
}
