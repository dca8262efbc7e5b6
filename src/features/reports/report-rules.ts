import { Injectable } from '@nestjs/common';
import { defaultModerationRules, type ModerationRules } from '../settings/index.js';

/** Who may report on a site without being signed in. */
@Injectable()
export class ReportRules {
  async of(_siteId: string): Promise<ModerationRules['reports']> {
    return defaultModerationRules.reports;
  }
}
