import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { CommentsRepository } from '../comments.repository.js';
import { ReviewRules } from './review-rules.js';
import { ReviewSubjects } from './review-subjects.js';
import { reasonsOf } from './review-verdict.js';
import { fitFindings, parseExternalVerdict } from './services/external-verdict.js';
import { verifySignature } from './services/signature.js';
import { SlowReview } from './slow-review.service.js';
import { externalStageName, outcomeOf } from './stages/external.stages.js';

export interface SignedVerdict {
  /** As the rules call it. */
  readonly stage: string;
  readonly siteId: string;
  readonly timestamp: string;
  readonly signature: string;
  /** Exactly the bytes that were sent. */
  readonly body: Buffer;
}

/** Verdicts of services that asked for time. */
@Injectable()
export class LateVerdicts {
  constructor(
    private readonly rules: ReviewRules,
    private readonly comments: CommentsRepository,
    private readonly subjects: ReviewSubjects,
    private readonly review: SlowReview,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a verdict that is awaited. One that is not, or no longer, changes nothing: so it may be sent again.
   *
   * @throws FORBIDDEN where the signature is not that of a stage of this site, SERVICE_ANSWER_UNFIT
   */
  async receive({ stage, siteId, timestamp, signature, body }: SignedVerdict): Promise<void> {
    const { rules } = await this.rules.of(siteId);
    const known = rules.external.find(({ name, enabled }) => enabled && name === stage);
    const secrets = known ? [known.secret] : [];
    if (!known || !verifySignature(secrets, timestamp, body, signature, this.clock.now())) throw coreError('FORBIDDEN');
    const { commentId, revision, verdict, findings } = parseExternalVerdict(stage, body);
    const comment = await this.comments.findById(commentId);
    const subject = comment?.siteId === siteId ? await this.subjects.of(comment) : undefined;
    if (subject?.revision !== revision) return;
    const name = externalStageName(stage);
    const outcome = outcomeOf(known, { verdict, findings: fitFindings(findings, subject.text), tags: [] });
    const evidence = { name, ruleVersion: () => subject.rulesVersion };
    const reasons = outcome.verdict === 'pass' ? [] : reasonsOf(evidence, subject, outcome);
    await this.review.answered(commentId, revision, name, reasons);
  }
}
