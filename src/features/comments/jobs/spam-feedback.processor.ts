import { Logger } from '@nestjs/common';
import { TalkError } from '../../../core/errors/talk-error.js';
import {
  Handles,
  HopelessJobError,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from '../../../core/queue/handles.js';
import { tellSpamService } from '../comment.jobs.js';
import { SpamFeedbackService } from '../review/spam-feedback.service.js';

/** The network or the service may do better next time; a refused key or a private address will not. */
const worthRetrying = ['FETCH_TIMEOUT', 'FETCH_FAILED', 'SERVICE_FAILED'];

@Handles(tellSpamService)
export class SpamFeedbackProcessor implements JobHandler<{ commentId: string; since: number }> {
  private readonly logger = new Logger(SpamFeedbackProcessor.name);

  constructor(private readonly feedback: SpamFeedbackService) {}

  async handle({ commentId }: { commentId: string }, { attempt, attempts }: JobContext): Promise<JobOutcome> {
    try {
      const outcome = await this.feedback.tell(commentId);
      if (outcome === 'TOLD') return 'done';
      this.logger.debug(`Nothing told to the spam service about comment ${commentId}: ${outcome}`);
      return 'skipped';
    } catch (error) {
      const isHopeless = error instanceof TalkError && !worthRetrying.includes(String(error.code));
      // It becomes a dead letter now: the sweep must not start it all over again.
      if (isHopeless || attempt >= attempts) await this.feedback.giveUp(commentId);
      throw isHopeless ? new HopelessJobError(error) : error;
    }
  }
}
