import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../core/clock/clock.js';
import { bodyText } from '../../comment-body.js';
import { CommentsRepository } from '../../comments.repository.js';
import { passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';
import { BuiltInStage } from './built-in.stage.js';

const hourMs = 60 * 60 * 1000;
const compared = 50;

/** Holds a text that its author has posted before, on any story. */
@Injectable()
export class RepeatPostStage extends BuiltInStage {
  readonly name = 'repeat-post';
  readonly position = 100;

  constructor(
    stages: ReviewStages,
    private readonly comments: CommentsRepository,
    private readonly clock: Clock,
  ) {
    super(stages);
  }

  runs({ rules }: ReviewSubject): 'SLOW' | 'OFF' {
    return rules.repeats.hold ? 'SLOW' : 'OFF';
  }

  override timeoutMs(): number {
    return 5_000;
  }

  async review({ commentId, author, text, rules }: ReviewSubject): Promise<StageOutcome> {
    const folded = fold(text);
    // "Thank you!" under five stories is no spam.
    if (folded.length < rules.repeats.minLength) return passes;
    const since = new Date(this.clock.now().getTime() - rules.repeats.windowHours * hourMs);
    const others = await this.comments.findRecent(author.id, commentId, since, compared);
    if (!others.some(({ body }) => fold(bodyText(body)) === folded)) return passes;
    return {
      verdict: 'hold',
      findings: [{ code: 'REPEAT_POST', detail: 'The author has posted the same text before.' }],
    };
  }
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
