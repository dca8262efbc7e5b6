import { Injectable } from '@nestjs/common';
import { karmaOf } from '../../comment.js';
import { passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { BuiltInStage } from './built-in.stage.js';

/** Holds the comments of somebody whom moderators have decided against more often than for. */
@Injectable()
export class KarmaStage extends BuiltInStage {
  readonly name = 'karma';
  readonly position = 400;

  runs({ rules }: ReviewSubject): 'FAST' | 'OFF' {
    return rules.karma.hold ? 'FAST' : 'OFF';
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    return this.replay(subject);
  }

  replay({ author, rules }: ReviewSubject): StageOutcome {
    if (karmaOf(author.figures ?? {}) > rules.karma.threshold) return passes;
    const detail = 'More of the author’s comments were rejected than approved.';
    return { verdict: 'hold', findings: [{ code: 'KARMA', detail }] };
  }
}
