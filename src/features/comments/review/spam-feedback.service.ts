import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Config } from '../../../core/config/config.js';
import type { SpamFeedback } from '../comment.js';
import { CommentsRepository } from '../comments.repository.js';
import { ReviewSubjects } from './review-subjects.js';
import { spamRequestOf, wordOf } from './spam-feedback.js';
import { SpamFeedbackRepository } from './spam-feedback.repository.js';
import { submitHam, submitSpam } from './services/spam-service.js';

/**
 * `NOT_OWED`: told already, or taken back. `SPAM_OFF`: the site asks no service, or not any more. `NO_ADDRESS`: Akismet
 * takes no word about a text without its sender's address, which the newsroom does not send or keep any more.
 */
export type FeedbackOutcome = 'TOLD' | 'NOT_OWED' | 'SPAM_OFF' | 'NO_ADDRESS';

/** Tells a site's spam service where a moderator has contradicted it. */
@Injectable()
export class SpamFeedbackService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly repository: SpamFeedbackRepository,
    private readonly subjects: ReviewSubjects,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Tells what is owed about a comment, and notes it. After a crash between the two it is told twice, which is harmless.
   *
   * @throws like `submitSpam`: what is owed stays owed
   */
  async tell(commentId: string): Promise<FeedbackOutcome> {
    const comment = await this.comments.findById(commentId);
    const feedback = comment?.spamFeedback;
    if (!feedback || feedback.state === 'TOLD') return 'NOT_OWED';
    const client = await this.repository.findSender(commentId, this.clock.now());
    const subject = await this.subjects.of(comment, client);
    const isInForce = comment.decision !== undefined && wordOf(comment.decision) === feedback.word;
    if (!subject || !isInForce) return this.leave(commentId, feedback, 'NOT_OWED');
    const { enabled, key } = subject.rules.spam;
    if (!enabled || key === '') return this.leave(commentId, feedback, 'SPAM_OFF');
    const { about, options } = spamRequestOf(subject);
    if (!about.address) return this.leave(commentId, feedback, 'NO_ADDRESS');
    const submit = feedback.word === 'SPAM' ? submitSpam : submitHam;
    await submit(about, { ...options, allow: this.config.review.allow });
    await this.repository.end(commentId, feedback, 'TOLD');
    return 'TOLD';
  }

  /** Stops trying; the next decision may owe it again. */
  async giveUp(commentId: string): Promise<void> {
    const feedback = (await this.comments.findById(commentId))?.spamFeedback;
    if (feedback?.state === 'OWED') await this.repository.end(commentId, feedback, 'NOT_SENT');
  }

  private async leave(
    commentId: string,
    feedback: SpamFeedback,
    outcome: Exclude<FeedbackOutcome, 'TOLD'>,
  ): Promise<FeedbackOutcome> {
    await this.repository.end(commentId, feedback, 'NOT_SENT');
    return outcome;
  }
}
