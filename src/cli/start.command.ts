import { Command, CommandRunner } from 'nest-commander';
import { roleNames } from '../core/config/process-plan.js';
import { runRoles } from './run-roles.js';

@Command({ name: 'start', description: 'Run all roles in one process, or those in TALK_ROLES: what npm start does' })
export class StartCommand extends CommandRunner {
  override async run(): Promise<void> {
    await runRoles({}, roleNames);
  }
}
