import { Injectable } from '@nestjs/common';
import type { ReviewStage, ReviewSubject } from './review-stage.js';

/** Gives the stages that a site's rules themselves name. */
export interface ReviewStageSource {
  stagesFor(subject: ReviewSubject): readonly ReviewStage[];
}

/**
 * The stages of this process. Features register theirs when their module starts; one that needs data from above
 * comments is registered by its own feature.
 */
@Injectable()
export class ReviewStages {
  private readonly stages = new Map<string, ReviewStage>();
  private readonly sources: ReviewStageSource[] = [];
  private sorted: readonly ReviewStage[] | undefined;

  /** @throws Error where two stages have one name */
  register(stage: ReviewStage): void {
    if (this.stages.has(stage.name)) throw new Error(`Two review stages are called ${stage.name}.`);
    this.stages.set(stage.name, stage);
    this.sorted = undefined;
  }

  /** Names of its stages must not be those of others. */
  registerSource(source: ReviewStageSource): void {
    this.sources.push(source);
  }

  /** The stages of every comment. By position, equal ones by name. */
  inOrder(): readonly ReviewStage[] {
    this.sorted ??= [...this.stages.values()].sort(byPosition);
    return this.sorted;
  }

  /** The stages of this comment: those of every comment, and those that its site's rules name. */
  of(subject: ReviewSubject): readonly ReviewStage[] {
    const named: ReviewStage[] = [];
    for (const source of this.sources) named.push(...source.stagesFor(subject));
    return named.length === 0 ? this.inOrder() : [...this.inOrder(), ...named].sort(byPosition);
  }
}

function byPosition(one: ReviewStage, other: ReviewStage): number {
  return one.position - other.position || one.name.localeCompare(other.name);
}
