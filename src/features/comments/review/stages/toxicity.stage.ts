import { Injectable } from '@nestjs/common';
import { Config } from '../../../../core/config/config.js';
import { TalkError } from '../../../../core/errors/talk-error.js';
import type { Match } from '../../comment.js';
import { serviceError } from '../services/service.errors.js';
import { type ToxicityScore, toxicityAdapter } from '../services/toxicity-service.js';
import type { KnownFacts } from '../replay/known-facts.js';
import { type Finding, passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';
import { BuiltInStage } from './built-in.stage.js';

/** Leaves the service's own time limit, which says what went wrong, to strike first. */
const marginMs = 250;
const maxMatches = 50;

/** Holds what a model takes for toxic, with the score and the passages. A language that it does not know passes. */
@Injectable()
export class ToxicityStage extends BuiltInStage {
  readonly name = 'toxicity';
  readonly position = 800;

  constructor(
    stages: ReviewStages,
    private readonly config: Config,
  ) {
    super(stages);
  }

  runs({ rules: { toxicity } }: ReviewSubject): 'FAST' | 'SLOW' | 'OFF' {
    if (!toxicity.enabled) return 'OFF';
    return toxicity.nudge ? 'FAST' : 'SLOW';
  }

  override timeoutMs({ rules }: ReviewSubject): number {
    return rules.toxicity.timeoutMs + marginMs;
  }

  nudges({ rules }: ReviewSubject): boolean {
    return rules.toxicity.nudge;
  }

  /** The model belongs to the rule: another one would have given another score. */
  override ruleVersion(subject: ReviewSubject): string {
    return `${super.ruleVersion(subject)} ${subject.rules.toxicity.model}`;
  }

  async review(subject: ReviewSubject, signal: AbortSignal): Promise<StageOutcome> {
    const { threshold } = subject.rules.toxicity;
    const measured = await this.measure(subject, signal);
    if (measured === undefined) return passes;
    const matches = placesOf(measured, threshold);
    return judge(subject, {
      code: 'TOXIC',
      detail: 'It may drive others out of the conversation.',
      score: measured.score,
      ...(matches.length > 0 ? { matches } : {}),
    });
  }

  /** By the score that is on record: there is none of a comment that passed, and another model is not asked. */
  replay(subject: ReviewSubject, known: KnownFacts): StageOutcome {
    const [found] = known.foundBy(this.name);
    if (found === undefined) return passes;
    const { stage: _stage, effect: _effect, ...finding } = found;
    return judge(subject, finding);
  }

  /** `undefined` where the service does not know the language. */
  private async measure(
    { text, rules: { toxicity } }: ReviewSubject,
    signal: AbortSignal,
  ): Promise<ToxicityScore | undefined> {
    const adapter = toxicityAdapter(toxicity, this.config.review.allow);
    if (!adapter) throw serviceError('SERVICE_ADDRESS_MISSING', { service: 'The toxicity service' });
    try {
      return await adapter.score(text, { model: toxicity.model, signal });
    } catch (error) {
      if (error instanceof TalkError && error.code === 'LANGUAGE_UNSUPPORTED') return undefined;
      throw error;
    }
  }
}

/** A finding without a score is that the service did not answer. */
function judge({ rules: { toxicity } }: ReviewSubject, finding: Finding): StageOutcome {
  if (finding.score !== undefined && finding.score < toxicity.threshold) return passes;
  return { verdict: 'hold', findings: [finding] };
}

function placesOf({ spans = [], model }: ToxicityScore, threshold: number): Match[] {
  return spans
    .filter(({ score }) => score >= threshold)
    .slice(0, maxMatches)
    .map(({ start, end }) => ({ start, end, rule: model }));
}
