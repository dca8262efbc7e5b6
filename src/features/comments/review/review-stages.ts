import { Injectable } from '@nestjs/common';
import type { ReviewStage } from './review-stage.js';

/**
 * The stages of this process. Features register theirs when their module starts; one that needs data from above
 * comments is registered by its own feature.
 */
@Injectable()
export class ReviewStages {
  private readonly stages = new Map<string, ReviewStage>();
  private sorted: readonly ReviewStage[] | undefined;

  /** @throws Error where two stages have one name */
  register(stage: ReviewStage): void {
    if (this.stages.has(stage.name)) throw new Error(`Two review stages are called ${stage.name}.`);
    this.stages.set(stage.name, stage);
    this.sorted = undefined;
  }

  /** By position, equal ones by name. */
  inOrder(): readonly ReviewStage[] {
    this.sorted ??= [...this.stages.values()].sort(
      (one, other) => one.position - other.position || one.name.localeCompare(other.name),
    );
    return this.sorted;
  }
}
