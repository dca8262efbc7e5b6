import { Schema } from 'mongoose';
import { type RuleSimulation, simulationStates } from './rule-simulation.js';

export type RuleSimulationDocument = Omit<RuleSimulation, 'id'> & { _id: string };

const { Mixed } = Schema.Types;

export const ruleSimulationSchema = new Schema<RuleSimulationDocument>(
  {
    _id: String,
    siteId: { type: String, required: true },
    askedBy: { type: String, required: true },
    days: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    state: { type: String, enum: simulationStates, required: true },
    turn: { type: Number, required: true },
    touchedAt: { type: Date, required: true },
    finishedAt: Date,
    read: { type: Number, required: true },
    total: Number,
    baseline: { type: Mixed, required: true },
    drafted: { type: Mixed, required: true },
    differences: { type: Mixed, required: true },
    listVersions: { type: [String], required: true },
    // Up to 20,000 entries, checked before.
    wordLists: { type: Mixed, required: true },
    result: Mixed,
  },
  { collection: 'rule_simulations', versionKey: false, minimize: false },
);

// findNewest: a site's simulations; prune
ruleSimulationSchema.index({ siteId: 1, createdAt: -1, _id: -1 });
// findUnfinished: simulations whose worker died
ruleSimulationSchema.index({ state: 1, touchedAt: 1 });
