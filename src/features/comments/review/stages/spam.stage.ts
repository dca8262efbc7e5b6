import { Injectable } from '@nestjs/common';
import { Config } from '../../../../core/config/config.js';
import { checkSpam } from '../services/spam-service.js';
import { spamRequestOf, spamStageName } from '../spam-feedback.js';
import { passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';
import { BuiltInStage } from './built-in.stage.js';

/** Leaves the service's own time limit, which says what went wrong, to strike first. */
const marginMs = 250;

/** Holds what a spam service takes for spam. What betrays the sender is sent only where the newsroom allows it. */
@Injectable()
export class SpamStage extends BuiltInStage {
  readonly name = spamStageName;
  readonly position = 700;

  constructor(
    stages: ReviewStages,
    private readonly config: Config,
  ) {
    super(stages);
  }

  runs({ rules: { spam } }: ReviewSubject): 'FAST' | 'SLOW' | 'OFF' {
    if (!spam.enabled) return 'OFF';
    return spam.nudge ? 'FAST' : 'SLOW';
  }

  override timeoutMs({ rules }: ReviewSubject): number {
    return rules.spam.timeoutMs + marginMs;
  }

  nudges({ rules }: ReviewSubject): boolean {
    return rules.spam.nudge;
  }

  async review(subject: ReviewSubject, signal: AbortSignal): Promise<StageOutcome> {
    const { about, options } = spamRequestOf(subject);
    const verdict = await checkSpam(about, { ...options, allow: this.config.review.allow, signal });
    if (!verdict.spam) return passes;
    return { verdict: 'hold', findings: [{ code: 'SPAM', detail: 'The spam service takes it for spam.' }] };
  }
}
