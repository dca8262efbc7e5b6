import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../core/clock/clock.js';
import { bodyText } from '../../comment-body.js';
import { CommentsRepository } from '../../comments.repository.js';
import type { KnownFacts } from '../replay/known-facts.js';
import { passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';
import { BuiltInStage } from './built-in.stage.js';

const hourMs = 60 * 60 * 1000;
/** Of the author's latest comments. */
export const comparedComments = 50;

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

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    const folded = foldedText(subject.text);
    if (!isComparable(folded, subject)) return passes;
    const { author, commentId } = subject;
    const since = new Date(this.clock.now().getTime() - windowMs(subject));
    const others = await this.comments.findRecent(author.id, commentId, since, comparedComments);
    return others.some(({ body }) => foldedText(bodyText(body)) === folded) ? isRepeat : passes;
  }

  replay(subject: ReviewSubject, known: KnownFacts): StageOutcome {
    return isComparable(known.folded(), subject) && known.hasPosted(windowMs(subject)) ? isRepeat : passes;
  }
}

const isRepeat: StageOutcome = {
  verdict: 'hold',
  findings: [{ code: 'REPEAT_POST', detail: 'The author has posted the same text before.' }],
};

/** "Thank you!" under five stories is no spam. */
function isComparable(folded: string, { rules: { repeats } }: ReviewSubject): boolean {
  return folded.length >= repeats.minLength;
}

function windowMs({ rules: { repeats } }: ReviewSubject): number {
  return repeats.windowHours * hourMs;
}

/** White space that is not the single space it comes down to: most is. */
const longSpace = /\s{2,}|[^\S ]/g;

/** Two texts that fold to the same are the same. */
export function foldedText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(longSpace, ' ').trim();
}
