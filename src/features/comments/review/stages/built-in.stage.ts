import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReviewStage, ReviewSubject, StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';

/** What Talk's own stages have in common: they follow the site's rules, and take their place when the module starts. */
@Injectable()
export abstract class BuiltInStage implements ReviewStage, OnModuleInit {
  abstract readonly name: string;
  abstract readonly position: number;

  constructor(private readonly stages: ReviewStages) {}

  onModuleInit(): void {
    this.stages.register(this);
  }

  /** Enough for a stage that asks nobody. */
  timeoutMs(_subject: ReviewSubject): number {
    return 100;
  }

  ruleVersion({ rulesVersion }: ReviewSubject): string {
    return rulesVersion;
  }

  abstract runs(subject: ReviewSubject): 'FAST' | 'SLOW' | 'OFF';
  abstract review(subject: ReviewSubject, signal: AbortSignal): Promise<StageOutcome>;
}
