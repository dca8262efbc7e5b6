import { Injectable } from '@nestjs/common';
import { passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { BuiltInStage } from './built-in.stage.js';

/** Holds somebody's first comments, until as many of them as the rules say are published. */
@Injectable()
export class NewCommenterStage extends BuiltInStage {
  readonly name = 'new-commenter';
  readonly position = 500;

  runs({ rules }: ReviewSubject): 'FAST' | 'OFF' {
    return rules.newcomers.hold ? 'FAST' : 'OFF';
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    return this.replay(subject);
  }

  replay({ author, rules }: ReviewSubject): StageOutcome {
    if ((author.figures?.['visible'] ?? 0) >= rules.newcomers.comments) return passes;
    const detail = 'The first comments of a new author are looked at before they are published.';
    return { verdict: 'hold', as: 'PREMOD', findings: [{ code: 'NEW_COMMENTER', detail }] };
  }
}
