import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { ListedSimulation, RuleSimulation, SimulationResult, SimulationState } from './rule-simulation.js';
import type { RuleSimulationDocument } from './rule-simulation.schema.js';

/** What nobody but the worker needs, and may be large. */
const withoutInputs = { baseline: 0, drafted: 0, wordLists: 0, listVersions: 0 } as const;
const unfinished: readonly SimulationState[] = ['QUEUED', 'RUNNING'];

@Injectable()
export class RuleSimulationsRepository {
  constructor(@InjectModel('RuleSimulation') private readonly simulations: Model<RuleSimulationDocument>) {}

  async insert({ id, ...fields }: RuleSimulation): Promise<void> {
    await this.simulations.insertMany([{ ...fields, _id: id }], { lean: true });
  }

  async findById(id: string): Promise<ListedSimulation | undefined> {
    const found = await this.simulations.findById(id, withoutInputs).lean<Listed>();
    return found ? withId(found) : undefined;
  }

  /** A site's newest, newest first. */
  async findNewest(siteId: string, limit: number): Promise<ListedSimulation[]> {
    const found = await this.simulations
      .find({ siteId }, withoutInputs)
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<Listed[]>();
    return found.map(withId);
  }

  /** @returns all of it; `undefined` where it is finished or gone */
  async begin(id: string, at: Date): Promise<RuleSimulation | undefined> {
    const update = { $set: { state: 'RUNNING' as const, touchedAt: at, read: 0 } };
    const found = await this.simulations
      .findOneAndUpdate({ _id: id, state: { $in: unfinished } }, update, { returnDocument: 'after' })
      .lean<RuleSimulationDocument>();
    return found ? withId(found) : undefined;
  }

  async advance(id: string, progress: { read: number; total: number }, at: Date): Promise<void> {
    await this.simulations.updateOne({ _id: id, state: 'RUNNING' }, { $set: { ...progress, touchedAt: at } });
  }

  async finish(id: string, result: SimulationResult, at: Date): Promise<void> {
    const update = { $set: { state: 'DONE' as const, result, touchedAt: at, finishedAt: at } };
    await this.simulations.updateOne({ _id: id, state: { $in: unfinished } }, update);
  }

  async fail(id: string, at: Date): Promise<void> {
    const update = { $set: { state: 'FAILED' as const, touchedAt: at, finishedAt: at } };
    await this.simulations.updateOne({ _id: id, state: { $in: unfinished } }, update);
  }

  /** Begins the next turn, unless another process did. */
  async nextTurn(id: string, turn: number, at: Date): Promise<boolean> {
    const filter = { _id: id, turn, state: { $in: unfinished } };
    const { modifiedCount } = await this.simulations.updateOne(filter, { $set: { turn: turn + 1, touchedAt: at } });
    return modifiedCount === 1;
  }

  async findUnfinished(touchedBefore: Date, limit: number): Promise<ListedSimulation[]> {
    const found = await this.simulations
      .find({ state: { $in: unfinished }, touchedAt: { $lt: touchedBefore } }, withoutInputs)
      .limit(limit)
      .lean<Listed[]>();
    return found.map(withId);
  }

  /** Forgets all but a site's newest; up to a hundred at a time. */
  async prune(siteId: string, kept: number): Promise<void> {
    const found = await this.simulations
      .find({ siteId }, { _id: 1 })
      .sort({ createdAt: -1, _id: -1 })
      .limit(kept + 100)
      .lean();
    const old = found.slice(kept).map(({ _id }) => _id);
    if (old.length > 0) await this.simulations.deleteMany({ _id: { $in: old } });
  }
}

type Listed = Omit<RuleSimulationDocument, keyof typeof withoutInputs>;

function withId<Fields extends { readonly _id: string }>({ _id: id, ...fields }: Fields) {
  return { ...fields, id };
}
