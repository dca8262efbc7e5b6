import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Finding, passes, type ReviewStage, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';

/** Holds what the newsroom wants to see before readers do: of a site, a story, a person, or an e-mail domain. */
@Injectable()
export class PreModerationStage implements ReviewStage, OnModuleInit {
  readonly name = 'pre-moderation';
  readonly position = 900;

  constructor(private readonly stages: ReviewStages) {}

  onModuleInit(): void {
    this.stages.register(this);
  }

  runs(): 'FAST' {
    return 'FAST';
  }

  timeoutMs(): number {
    return 100;
  }

  ruleVersion({ rulesVersion }: ReviewSubject): string {
    return rulesVersion;
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    const findings = findingsFor(subject);
    return findings.length === 0 ? passes : { verdict: 'hold', as: 'PREMOD', findings };
  }
}

function findingsFor({ site }: ReviewSubject): Finding[] {
  const findings: Finding[] = [];
  if (site.moderation === 'PRE') {
    findings.push({
      code: 'PREMOD_SITE',
      detail: 'Every comment on this site is looked at before it is published.',
    });
  }
  return findings;
}
