import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { JobQueue } from '../../../core/queue/job-queue.js';
import { ReviewReplay } from '../../comments/index.js';
import { WordLists } from '../../words/index.js';
import { Comparison } from './comparison.js';
import { limitsOf } from './drafted-rules.js';
import { type ListedSimulation, mostReplayed, type RuleSimulation } from './rule-simulation.js';
import { simulateRules } from './rule-simulation.jobs.js';
import { RuleSimulationsRepository } from './rule-simulations.repository.js';

/** Handed out more often than that, it is what kills its workers. */
const mostTurns = 3;
const dayMs = 86_400_000;

export type OnProgress = (read: number, total: number) => void;

/**
 * Does simulations. Each time it begins anew and comes to the same result, so that one that a dead worker left is simply
 * done again, and two workers at the same one do no harm.
 */
@Injectable()
export class RuleSimulator {
  constructor(
    private readonly repository: RuleSimulationsRepository,
    private readonly replay: ReviewReplay,
    private readonly lists: WordLists,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** @returns `skipped` where it is done already, or gone */
  async run(id: string, onProgress: OnProgress = () => undefined): Promise<'done' | 'skipped'> {
    const simulation = await this.repository.begin(id, this.clock.now());
    if (!simulation) return 'skipped';
    const { siteId, createdAt: until, days, baseline, drafted } = simulation;
    const words = await this.lists.snapshot(simulation.listVersions);
    const sides = [
      { ...baseline, words },
      { ...drafted, words: words.with(simulation.wordLists) },
    ];
    const from = new Date(until.getTime() - days * dayMs);
    const extent = await this.replay.extent({ siteId, from, until }, mostReplayed);
    const comparison = new Comparison();
    let read = 0;
    await this.tell(simulation, read, extent.count, onProgress);
    for await (const page of this.replay.run(extent, sides)) {
      for (const comment of page.comments) comparison.add(comment);
      read += page.read;
      await this.tell(simulation, read, extent.count, onProgress);
    }
    const { isTruncated } = extent;
    const notes = limitsOf(baseline.rules, drafted.rules);
    const result = { ...comparison.result(), from: isTruncated ? extent.from : from, isTruncated, notes };
    await this.repository.finish(id, result, this.clock.now());
    return 'done';
  }

  /** Hands a simulation to a worker. Where Redis is away now, the sweep does. */
  async enqueue({ id, turn }: Pick<RuleSimulation, 'id' | 'turn'>): Promise<void> {
    await this.jobs.add(simulateRules, { simulationId: id, turn }).catch(() => undefined);
  }

  /** Simulations that nobody has worked on for a while: their worker died, or their job was lost. */
  async resume(touchedBefore: Date, limit: number): Promise<void> {
    for (const simulation of await this.repository.findUnfinished(touchedBefore, limit)) {
      await this.resumeOne(simulation);
    }
  }

  private async resumeOne({ id, turn }: ListedSimulation): Promise<void> {
    const now = this.clock.now();
    if (turn + 1 >= mostTurns) return this.repository.fail(id, now);
    if (await this.repository.nextTurn(id, turn, now)) await this.enqueue({ id, turn: turn + 1 });
  }

  private async tell({ id }: RuleSimulation, read: number, total: number, onProgress: OnProgress): Promise<void> {
    onProgress(read, total);
    await this.repository.advance(id, { read, total }, this.clock.now());
  }
}
