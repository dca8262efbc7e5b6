import { Injectable, Logger } from '@nestjs/common';
import { type RequestContext, systemContext } from '../../../core/context/request-context.js';
import { TalkError } from '../../../core/errors/talk-error.js';
import { SanctionsService } from '../../users/index.js';
import { CommentDecisionsService } from '../../comments/index.js';
import { type Appeal, type CommentAppeal, isOfComment } from './appeal.js';
import { AppealsRepository } from './appeals.repository.js';

/**
 * What follows a granted appeal: its comment is approved, or the decision about the person taken back. Counters, karma and
 * what the author is told follow from that.
 */
@Injectable()
export class GrantedAppeals {
  private readonly logger = new Logger(GrantedAppeals.name);

  constructor(
    private readonly repository: AppealsRepository,
    private readonly decisions: CommentDecisionsService,
    private readonly sanctions: SanctionsService,
  ) {}

  /** Done twice it changes nothing; a decision that has taken the place of the appealed one stays. */
  async enforce(ctx: RequestContext, appeal: Appeal): Promise<void> {
    const isDone = await this.reverse(ctx, appeal).catch((error: unknown) => {
      // Gone meanwhile: there is nothing left to reverse.
      if (error instanceof TalkError && error.code === 'NOT_FOUND') return true;
      throw error;
    });
    if (isDone) await this.repository.clearUnenforced(appeal.id);
  }

  /** Reverses decisions whose appeal was granted by a process that died before it could. */
  async enforceLeftovers(before: Date, limit: number): Promise<void> {
    for (const appeal of await this.repository.findUnenforced(before, limit)) {
      // One that cannot be reversed must not keep the others waiting.
      await this.enforce(systemContext('appeals'), appeal).catch((error: unknown) =>
        this.logger.error(`What appeal ${appeal.id} is about could not be reversed`, error),
      );
    }
  }

  /** @returns whether there is nothing left to do */
  private async reverse(ctx: RequestContext, appeal: Appeal): Promise<boolean> {
    if (isOfComment(appeal)) return this.approve(ctx, appeal);
    await this.sanctions.reverse(ctx, appeal.authorId, appeal.decision.id);
    return true;
  }

  private async approve(ctx: RequestContext, { commentId, decision }: CommentAppeal): Promise<boolean> {
    const comment = await this.decisions.decide(ctx, { commentId, kind: 'APPROVED', reverses: decision.id });
    // On its way to another story nothing can be decided about it: the sweep does it once it has arrived.
    return !comment.movingTo;
  }
}
