import { Injectable } from '@nestjs/common';
import { type ModerationRules, SettingsQueries } from '../settings/index.js';

/** Who may report on a site without being signed in. */
@Injectable()
export class ReportRules {
  constructor(private readonly settings: SettingsQueries) {}

  async of(siteId: string): Promise<ModerationRules['reports']> {
    return (await this.settings.moderationRules(siteId)).rules.reports;
  }
}
