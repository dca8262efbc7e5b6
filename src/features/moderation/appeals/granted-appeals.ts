import { Injectable, Logger } from '@nestjs/common';
import { type RequestContext, systemContext } from '../../../core/context/request-context.js';
import { TalkError } from '../../../core/errors/talk-error.js';
import { CommentDecisionsService } from '../../comments/index.js';
import type { Appeal } from './appeal.js';
import { AppealsRepository } from './appeals.repository.js';

/** What follows a granted appeal: its comment is approved. Counters, karma and the author's statement follow from that. */
@Injectable()
export class GrantedAppeals {
  private readonly logger = new Logger(GrantedAppeals.name);

  constructor(
    private readonly repository: AppealsRepository,
    private readonly decisions: CommentDecisionsService,
  ) {}

  /** Done twice it changes nothing; a decision that has taken the place of the appealed one stays. */
  async enforce(ctx: RequestContext, { id, commentId, decision }: Appeal): Promise<void> {
    const comment = await this.decisions
      .decide(ctx, { commentId, kind: 'APPROVED', reverses: decision.id })
      .catch((error: unknown) => {
        // Gone meanwhile: there is nothing left to approve.
        if (!(error instanceof TalkError) || error.code !== 'NOT_FOUND') throw error;
      });
    // On its way to another story nothing can be decided about it: the sweep does it once it has arrived.
    if (!comment?.movingTo) await this.repository.clearUnenforced(id);
  }

  /** Approves comments whose appeal was granted by a process that died before it could. */
  async enforceLeftovers(before: Date, limit: number): Promise<void> {
    for (const appeal of await this.repository.findUnenforced(before, limit)) {
      // One comment that cannot be approved must not keep the others waiting.
      await this.enforce(systemContext('appeals'), appeal).catch((error: unknown) =>
        this.logger.error(`Comment ${appeal.commentId} could not be approved`, error),
      );
    }
  }
}
