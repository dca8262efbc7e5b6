import { Handles, type JobHandler } from '../../../core/queue/handles.js';
import { simulateRules } from '../simulator/rule-simulation.jobs.js';
import { RuleSimulator } from '../simulator/rule-simulator.js';

@Handles(simulateRules)
export class SimulateRulesProcessor implements JobHandler<{ simulationId: string; turn: number }> {
  constructor(private readonly simulator: RuleSimulator) {}

  handle({ simulationId }: { simulationId: string; turn: number }): Promise<'done' | 'skipped'> {
    return this.simulator.run(simulationId);
  }
}
