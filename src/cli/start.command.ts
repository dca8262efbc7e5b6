import { Command, CommandRunner } from 'nest-commander';
import { roleNames } from '../core/config/process-plan.js';

@Command({ name: 'start', description: 'Run all roles in one process, or those in TALK_ROLES: what npm start does' })
export class StartCommand extends CommandRunner {
  override async run(): Promise<void> {
    const { runRoles } = await import('./run-roles.js');
    await runRoles({}, roleNames);
  }
}
