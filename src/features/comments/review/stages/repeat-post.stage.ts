import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../core/clock/clock.js';
import { bodyText } from '../../comment-body.js';
import { CommentsRepository } from '../../comments.repository.js';
import type { ReviewStage, ReviewSubject, StageOutcome } from '../review-stage.js';

const windowMs = 24 * 60 * 60 * 1000;
const compared = 50;
/** "Thank you!" under five stories is no spam. */
const minLength = 40;

/** Holds a text that its author has posted before within a day, on any story. */
@Injectable()
export class RepeatPostStage implements ReviewStage {
  readonly name = 'repeat-post';
  readonly ruleVersion = '1';
  readonly speed = 'slow';
  readonly timeoutMs = 5_000;
  readonly holdsAs = 'SYSTEM_WITHHELD';

  constructor(
    private readonly comments: CommentsRepository,
    private readonly clock: Clock,
  ) {}

  async review({ commentId, authorId, body }: ReviewSubject): Promise<StageOutcome> {
    const text = fold(body);
    if (text.length < minLength) return { verdict: 'pass' };
    const since = new Date(this.clock.now().getTime() - windowMs);
    const others = await this.comments.findRecentBodies(authorId, commentId, since, compared);
    if (!others.some((other) => fold(other) === text)) return { verdict: 'pass' };
    return { verdict: 'hold', detail: 'The author has posted the same text before.' };
  }
}

function fold(html: string): string {
  return bodyText(html).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
