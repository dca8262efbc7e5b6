import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { derivedId } from '../../../core/database/ids.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import { isVisibleText } from '../../../core/text/clean-text.js';
import { SettingsQueries } from '../../settings/index.js';
import { checkedText } from '../../users/index.js';
import { type Comment, CommentsQueries, rejectionInForce } from '../../comments/index.js';
import { type Appeal, longestAppeal, refusalOf } from './appeal.js';
import { appealError } from './appeal.errors.js';
import { AppealOutbox } from './appeal-outbox.js';
import { appealRecord } from './appeal-records.js';
import { AppealsRepository } from './appeals.repository.js';
import { OvertakenAppeals } from './overtaken-appeals.js';

export interface AppealInput {
  readonly commentId: string;
  /** The decision that the author has read; without it the one in force. */
  readonly decisionId?: string | undefined;
  readonly text: string;
}

const byPerson = { name: 'appeal', points: 20, durationSeconds: 3_600 } as const;

/** Appealing, by authors: also by those who are banned or suspended, for it may be about just that comment. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly comments: CommentsQueries,
    private readonly settings: SettingsQueries,
    private readonly outbox: AppealOutbox,
    private readonly overtaken: OvertakenAppeals,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  /**
   * Appeals the rejection of one's own comment. Asked again about the same decision it gives the first appeal, whatever
   * has become of it.
   *
   * @throws UNAUTHENTICATED, RATE_LIMITED, BAD_INPUT, NOT_FOUND, NOTHING_TO_APPEAL, DECISION_CHANGED, APPEALS_DISABLED,
   *   APPEAL_WINDOW_ENDED
   */
  async file(ctx: RequestContext, input: AppealInput): Promise<Appeal> {
    const { actor } = ctx;
    if (actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
    await this.limiter.consume(byPerson, actor.id);
    const text = checkedText('appeal', input.text, longestAppeal);
    if (!text || !isVisibleText(text)) {
      throw coreError('BAD_INPUT', { problem: 'Write why you think that the decision is wrong.' });
    }
    const comment = await this.comments.byId(input.commentId);
    if (!comment || comment.authorId !== actor.id || comment.deletedAt)
      throw coreError('NOT_FOUND', { what: 'comment' });
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
    const { rules } = await this.settings.moderationRules(siteId);
    const now = this.clock.now();
    const refusal = refusalOf(decision, { decisionId, rules: rules.appeals, now });
    if (refusal) throw appealError(refusal);
    const filed: Appeal = {
      id: appealId(commentId, decision.id),
      siteId,
      storyId,
      ...(section ? { section } : {}),
      commentId,
      authorId,
      decision,
      text,
      createdAt: now,
      state: 'OPEN',
    };
    const record = appealRecord(filed, 'FILED', { by: authorId, at: now });
    const { appeal, inserted } = await this.repository.insertOnce(filed, record);
    if (inserted) {
      this.outbox.settleSoon(appeal.id);
      // The decision may have been taken back between our read and our write.
      this.overtaken.followSoon(commentId);
    }
    return appeal;
  }
}

function appealId(commentId: string, decisionId: string): string {
  return derivedId('appeal', commentId, decisionId);
}
