export { ModerationModule } from './moderation.module.js';
export * from './simulator/rule-simulation.js';
export { RuleSimulationsService, type SimulationRequest } from './simulator/rule-simulations.service.js';
export { RuleSimulator } from './simulator/rule-simulator.js';
