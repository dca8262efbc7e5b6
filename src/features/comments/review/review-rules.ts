import { Injectable } from '@nestjs/common';
import { type ModerationRules, SettingsQueries } from '../../settings/index.js';

/** Rules with the version that goes on record with whatever they lead to. */
export interface VersionedRules {
  readonly rules: ModerationRules;
  readonly version: string;
}

/** A site's rules as they hold now: its own, else the organisation's. */
@Injectable()
export class ReviewRules {
  constructor(private readonly settings: SettingsQueries) {}

  of(siteId: string): Promise<VersionedRules> {
    return this.settings.moderationRules(siteId);
  }
}
