import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { type Comment, CommentsQueries, rejectionInForce } from '../../comments/index.js';
import { type Appeal, appealId } from './appeal.js';
import { appealError } from './appeal.errors.js';
import { AppealFiling } from './appeal-filing.js';
import { AppealsRepository } from './appeals.repository.js';
import { OvertakenAppeals } from './overtaken-appeals.js';

export interface AppealInput {
  readonly commentId: string;
  /** The decision that the author has read; without it the one in force. */
  readonly decisionId?: string | undefined;
  readonly text: string;
}

/** Appealing, by authors: also by those who are banned or suspended, for it may be about just that comment. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly filing: AppealFiling,
    private readonly repository: AppealsRepository,
    private readonly comments: CommentsQueries,
    private readonly overtaken: OvertakenAppeals,
  ) {}

  /**
   * Appeals the rejection of one's own comment. Asked again about the same decision it gives the first appeal, whatever
   * has become of it.
   *
   * @throws UNAUTHENTICATED, RATE_LIMITED, BAD_INPUT, NOT_FOUND, NOTHING_TO_APPEAL, DECISION_CHANGED, APPEALS_DISABLED,
   *   APPEAL_WINDOW_ENDED
   */
  async file(ctx: RequestContext, input: AppealInput): Promise<Appeal> {
    const { author, text } = await this.filing.begin(ctx, input.text);
    const comment = await this.comments.byId(input.commentId);
    if (!comment || comment.authorId !== author.id || comment.deletedAt) {
      throw coreError('NOT_FOUND', { what: 'comment' });
    }
    return (await this.first(comment, input.decisionId)) ?? this.insert(comment, input.decisionId, text);
  }

  /** The appeal that there is about the decision already. */
  private async first(comment: Comment, decisionId = rejectionInForce(comment)?.id): Promise<Appeal | undefined> {
    return decisionId === undefined ? undefined : this.repository.findById(appealId(comment.id, decisionId));
  }

  private async insert(comment: Comment, decisionId: string | undefined, text: string): Promise<Appeal> {
    const { id: commentId, siteId, storyId, section, authorId } = comment;
    const decision = rejectionInForce(comment);
    if (!decision) throw appealError('NOTHING_TO_APPEAL');
    const createdAt = await this.filing.permit({ decision, siteId, decisionId });
    const id = appealId(commentId, decision.id);
    const place = { siteId, storyId, ...(section ? { section } : {}) };
    return this.filing.store({ id, ...place, commentId, authorId, decision, text, createdAt, state: 'OPEN' }, () =>
      // The decision may have been taken back between our read and our write.
      this.overtaken.followSoon(commentId),
    );
  }
}
