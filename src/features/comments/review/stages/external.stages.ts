import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../../core/clock/clock.js';
import { Config } from '../../../../core/config/config.js';
import type { ExternalStageRules } from '../../../settings/index.js';
import { AuthorRecordsRepository } from '../../author-records.repository.js';
import { externalReviewOf, type Past } from '../external-review.js';
import { askExternalStage } from '../services/external-stage.js';
import type { ExternalAnswer, ExternalFinding } from '../services/external-verdict.js';
import { serviceError } from '../services/service.errors.js';
import { type Finding, passes, type ReviewStage, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages, type ReviewStageSource } from '../review-stages.js';

/** After Talk's own stages that look at the text, before the newsroom's exemptions. */
const position = 850;
/** Leaves the service's own time limit, which says what went wrong, to strike first. */
const marginMs = 250;
const mostTexts = 20;
const mostComments = 10;

/** Services of the newsroom's own that read comments: each that a site's rules name is a stage, `external:<name>`. */
@Injectable()
export class ExternalStages implements ReviewStageSource, OnModuleInit {
  constructor(
    private readonly stages: ReviewStages,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly records: AuthorRecordsRepository,
  ) {}

  onModuleInit(): void {
    this.stages.registerSource(this);
  }

  stagesFor(subject: ReviewSubject): ReviewStage[] {
    let read: Promise<Past> | undefined;
    const past = () => (read ??= this.pastOf(subject));
    return subject.rules.external.filter(({ enabled }) => enabled).map((stage) => this.stageOf(stage, past));
  }

  private stageOf(rules: ExternalStageRules, past: () => Promise<Past>): ReviewStage {
    return {
      name: externalStageName(rules.name),
      position,
      runs: () => rules.speed,
      timeoutMs: () => rules.timeoutMs + marginMs,
      ruleVersion: ({ rulesVersion }) => rulesVersion,
      review: async (subject, signal) => {
        const now = () => this.clock.now();
        const answer = await askExternalStage(
          rules,
          { ...externalReviewOf(subject, await past(), now()), ...this.callbackOf(rules, subject) },
          {
            allow: this.config.review.allow,
            now,
            signal,
          },
        );
        return outcomeOf(rules, answer);
      },
    };
  }

  private async pastOf({ commentId, revision, author }: ReviewSubject): Promise<Past> {
    const [texts, comments] = await Promise.all([
      revision === 0 ? [] : this.records.findEarlierTexts(commentId, revision, mostTexts),
      this.records.findLatest(author.id, commentId, mostComments),
    ]);
    return { texts, comments };
  }

  /** Only who is asked after the answer, and can sign, may take their time. */
  private callbackOf({ name, speed, secret }: ExternalStageRules, { site }: ReviewSubject): { callback?: string } {
    if (speed === 'FAST' || secret === '') return {};
    const url = new URL(`/api/review/verdicts/${name}`, this.config.http.rootUrl);
    url.searchParams.set('siteID', site.id);
    return { callback: url.href };
  }
}

/** How a stage that the rules call `name` is called in evidence. */
export function externalStageName(name: string): string {
  return `external:${name}`;
}

/**
 * A service's word as that of a stage. Where it gives no reason, there is still one on record.
 *
 * @throws SERVICE_ANSWER_UNFIT where it wants to answer later and was not told where to
 */
export function outcomeOf(
  { name, speed, secret }: Pick<ExternalStageRules, 'name' | 'speed' | 'secret'>,
  answer: ExternalAnswer,
): StageOutcome {
  const { verdict } = answer;
  if (verdict === 'pass') return passes;
  if (verdict === 'wait' && (speed === 'FAST' || secret === '')) {
    const problem = 'it wants to answer later, which it was not offered';
    throw serviceError('SERVICE_ANSWER_UNFIT', { service: `The stage ${name}`, problem });
  }
  const nothing: ExternalFinding = { detail: `The service "${name}" asks for it.` };
  const given = answer.findings.length > 0 ? answer.findings : [nothing];
  return { verdict, findings: given.map(toFinding) };
}

function toFinding({ detail, matches, score }: ExternalFinding): Finding {
  return {
    code: 'EXTERNAL',
    detail,
    ...(matches && matches.length > 0 ? { matches } : {}),
    ...(score === undefined ? {} : { score }),
  };
}
