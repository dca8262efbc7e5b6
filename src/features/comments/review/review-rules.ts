import { Injectable } from '@nestjs/common';
import { defaultModerationRules, type ModerationRules } from '../../settings/index.js';

/** Rules with the version that goes on record with whatever they lead to. */
export interface VersionedRules {
  readonly rules: ModerationRules;
  readonly version: string;
}

/** Where a site's rules come from; whoever keeps them binds it. */
export abstract class ReviewRules {
  abstract of(siteId: string): Promise<VersionedRules>;
}

/** The rules of a newsroom that has changed nothing. */
@Injectable()
export class DefaultReviewRules extends ReviewRules {
  override async of(_siteId: string): Promise<VersionedRules> {
    return { rules: defaultModerationRules, version: 'default' };
  }
}
