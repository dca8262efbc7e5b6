import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { actorIdOf } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireModerator } from '../../../core/context/require-role.js';
import { coreError } from '../../../core/errors/core.errors.js';
import type { RejectionCode } from '../../comments/index.js';
import { checkedText } from '../../users/index.js';
import { type ActOptions, ModeratorActs } from '../moderator-acts.js';
import { type Appeal, type AppealVerdict, deciderRefusal, isOfComment, longestAppeal } from './appeal.js';
import { appealError } from './appeal.errors.js';
import { AppealDeciders, type DeciderGroup } from './appeal-deciders.js';
import { AppealOutbox } from './appeal-outbox.js';
import { appealRecord } from './appeal-records.js';
import { AppealsRepository } from './appeals.repository.js';
import { GrantedAppeals } from './granted-appeals.js';
import { OvertakenAppeals } from './overtaken-appeals.js';

export interface AppealVerdictInput {
  readonly appealId: string;
  readonly verdict: AppealVerdict;
  /** To the author; without it nobody's appeal can be turned down. */
  readonly text?: string | undefined;
  /** The ground on which a comment's rejection stays, where it is another one than before. */
  readonly code?: RejectionCode | undefined;
}

const states = { GRANT: 'GRANTED', UPHOLD: 'UPHELD' } as const;

/** Deciding about appeals, for moderators. The word about an appeal is the truth; reversing the decision follows it. */
@Injectable()
export class AppealDecisionsService {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly overtaken: OvertakenAppeals,
    private readonly granted: GrantedAppeals,
    private readonly deciders: AppealDeciders,
    private readonly acts: ModeratorActs,
    private readonly outbox: AppealOutbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides an appeal, once: GRANT reverses the decision, UPHOLD leaves it and tells the author why. The same word by
   * the same moderator again changes nothing.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, RATE_LIMITED, COMMENT_CLAIMED, BAD_INPUT, APPEAL_DECIDED,
   *   APPEAL_IS_YOURS, DECISION_WAS_YOURS
   */
  async decide(ctx: RequestContext, input: AppealVerdictInput, options: ActOptions): Promise<Appeal> {
    requireModerator(ctx);
    const appeal = await this.overtaken.current(input.appealId);
    if (!appeal) throw coreError('NOT_FOUND', { what: 'appeal' });
    const group = await this.deciders.require(ctx, appeal);
    const end = () => this.end(ctx, appeal, group, input);
    return isOfComment(appeal) ? this.acts.on(ctx, appeal.commentId, options, end) : end();
  }

  private async end(
    ctx: RequestContext,
    appeal: Appeal,
    group: DeciderGroup,
    input: AppealVerdictInput,
  ): Promise<Appeal> {
    const by = actorIdOf(ctx.actor);
    const state = states[input.verdict];
    const text = checkedText('answer', input.text, longestAppeal);
    if (state === 'UPHELD' && !text) {
      throw coreError('BAD_INPUT', { problem: 'Tell the author why the decision stays.' });
    }
    if (input.code && !isOfComment(appeal)) {
      throw coreError('BAD_INPUT', { problem: 'Another ground can be given for the rejection of a comment only.' });
    }
    if (appeal.state === state && appeal.outcome?.by === by) return appeal;
    if (appeal.state !== 'OPEN') throw appealError('APPEAL_DECIDED');
    const refusal = deciderRefusal(appeal, by, await this.deciders.someOf(group));
    if (refusal) throw appealError(refusal);

    const at = this.clock.now();
    const code = state === 'UPHELD' ? input.code : undefined;
    const outcome = { by, at, ...(text ? { text } : {}), ...(code ? { code } : {}) };
    const record = appealRecord(appeal, state, { by, at, reason: code });
    const ended = await this.repository.end(appeal.id, { state, outcome, record, isOwed: state === 'GRANTED' });
    if (!ended) throw appealError('APPEAL_DECIDED');
    this.outbox.settleSoon(appeal.id);
    if (state === 'GRANTED') await this.granted.enforce(ctx, ended);
    return ended;
  }
}
