import { Injectable } from '@nestjs/common';
import type { ReviewStage, ReviewSubject, StageOutcome } from '../review-stage.js';

/** Holds every comment of a site that looks at comments before it publishes them. */
@Injectable()
export class PreModerationStage implements ReviewStage {
  readonly name = 'pre-moderation';
  readonly ruleVersion = '1';
  readonly speed = 'fast';
  readonly timeoutMs = 100;
  readonly holdsAs = 'PREMOD';

  async review({ site }: ReviewSubject): Promise<StageOutcome> {
    if (site.moderation === 'POST') return { verdict: 'pass' };
    return { verdict: 'hold', detail: 'Every comment on this site is looked at before it is published.' };
  }
}
