import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Clock } from '../../../core/clock/clock.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import { isVisibleText } from '../../../core/text/clean-text.js';
import { moderationSettings, organisationScope, SettingsQueries } from '../../settings/index.js';
import { checkedText } from '../../users/index.js';
import { type Appeal, longestAppeal, refusalOf } from './appeal.js';
import { appealError } from './appeal.errors.js';
import { AppealOutbox } from './appeal-outbox.js';
import { appealRecord } from './appeal-records.js';
import { AppealsRepository } from './appeals.repository.js';

const byPerson = { name: 'appeal', points: 20, durationSeconds: 3_600 } as const;

/** What has to be known of a decision to see whether it can be appealed. */
export interface AppealedNow {
  readonly decision: Appeal['decision'];
  /** Where it holds; without it everywhere. */
  readonly siteId: string | undefined;
  /** The decision that the author has read; without it the one in force. */
  readonly decisionId: string | undefined;
}

/** What appeals of either kind have in common while they are being filed. */
@Injectable()
export class AppealFiling {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly settings: SettingsQueries,
    private readonly outbox: AppealOutbox,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  /**
   * Who appeals, and in which words.
   *
   * @throws UNAUTHENTICATED, RATE_LIMITED, BAD_INPUT
   */
  async begin({ actor }: RequestContext, words: string): Promise<{ author: UserActor; text: string }> {
    if (actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
    await this.limiter.consume(byPerson, actor.id);
    const text = checkedText('appeal', words, longestAppeal);
    if (!text || !isVisibleText(text)) {
      throw coreError('BAD_INPUT', { problem: 'Write why you think that the decision is wrong.' });
    }
    return { author: actor, text };
  }

  /**
   * @returns the moment of the appeal
   * @throws DECISION_CHANGED, APPEALS_DISABLED, APPEAL_WINDOW_ENDED
   */
  async permit({ decision, siteId, decisionId }: AppealedNow): Promise<Date> {
    const { values } = await this.settings.current(moderationSettings, siteId ?? organisationScope);
    const now = this.clock.now();
    const refusal = refusalOf(decision, { decisionId, rules: values.appeals, now });
    if (refusal) throw appealError(refusal);
    return now;
  }

  /** @param whenFiled is called where it is this call that filed the appeal */
  async store(filed: Appeal, whenFiled: () => void): Promise<Appeal> {
    const record = appealRecord(filed, 'FILED', { by: filed.authorId, at: filed.createdAt });
    const { appeal, inserted } = await this.repository.insertOnce(filed, record);
    if (inserted) {
      this.outbox.settleSoon(appeal.id);
      whenFiled();
    }
    return appeal;
  }
}
