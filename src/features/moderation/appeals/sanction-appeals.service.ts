import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../core/context/request-context.js';
import { SanctionsQueries } from '../../users/index.js';
import { type Appeal, appealId } from './appeal.js';
import { appealError } from './appeal.errors.js';
import { AppealFiling } from './appeal-filing.js';
import { AppealsRepository } from './appeals.repository.js';
import { OvertakenAppeals } from './overtaken-appeals.js';

/** Appealing what was decided about oneself: bans, suspensions, warnings, pre-moderation, rejected names. */
@Injectable()
export class SanctionAppealsService {
  constructor(
    private readonly filing: AppealFiling,
    private readonly repository: AppealsRepository,
    private readonly sanctions: SanctionsQueries,
    private readonly overtaken: OvertakenAppeals,
  ) {}

  /**
   * Appeals a decision about one's own account. Asked again about the same decision it gives the first appeal, whatever
   * has become of it.
   *
   * @throws UNAUTHENTICATED, RATE_LIMITED, BAD_INPUT, SANCTION_LIFTED, APPEALS_DISABLED, APPEAL_WINDOW_ENDED
   */
  async file(ctx: RequestContext, input: { readonly sanctionId: string; readonly text: string }): Promise<Appeal> {
    const { author, text } = await this.filing.begin(ctx, input.text);
    const id = appealId(author.id, input.sanctionId);
    const first = await this.repository.findById(id);
    if (first) return first;
    const person = await this.sanctions.ofPerson(author.id);
    const decision = person?.sanctions.find((sanction) => sanction.id === input.sanctionId);
    if (!decision) throw appealError('SANCTION_LIFTED');
    const { id: decisionId, siteId } = decision;
    const createdAt = await this.filing.permit({ decision, siteId, decisionId });
    const place = siteId === undefined ? {} : { siteId };
    return this.filing.store({ id, ...place, authorId: author.id, decision, text, createdAt, state: 'OPEN' }, () =>
      // The decision may have been taken back between our read and our write.
      this.overtaken.followPersonSoon(author.id),
    );
  }
}
