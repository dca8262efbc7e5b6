import { Command, CommandRunner, Help, Option } from 'nest-commander';
import { queueNames } from '../core/queue/define-job.js';
import type { RoleFlags } from '../roles/role-plan.js';

@Command({ name: 'serve', description: 'Run this process in the roles that the flags name; without any flag: web' })
export class ServeCommand extends CommandRunner {
  /** Otherwise `-jw` would mean "jobs of the queue w" instead of `-j -w`. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.combineFlagAndOptionalValue(false);
    return super.setCommand(command);
  }

  override async run(_arguments: string[], flags: RoleFlags): Promise<void> {
    const { runRoles } = await import('./run-roles.js');
    await runRoles(flags, ['web']);
  }

  @Option({
    flags: '-j, --jobs [queues]',
    description: `also work off jobs, of all queues or of these (${queueNames.join(', ')})`,
  })
  parseJobs(queues: string): string {
    return queues;
  }

  @Option({ flags: '-w, --websockets', description: 'also serve live updates over websockets and event streams' })
  parseWebsockets(): true {
    return true;
  }

  @Option({ flags: '--web', description: 'serve pages and GraphQL over HTTP (on unless --no-web)' })
  parseWeb(): true {
    return true;
  }

  @Option({ flags: '--no-web', description: 'do not: with -w only live updates, with -j only jobs' })
  parseNoWeb(): false {
    return false;
  }

  @Option({
    flags: '--surface <surfaces>',
    description: 'expose only public, only admin, or public,admin (the default)',
  })
  parseSurface(surfaces: string): string {
    return surfaces;
  }

  @Option({ flags: '--disabled-jobs <queues>', description: 'queues to leave alone, comma-separated' })
  parseDisabledJobs(queues: string): string {
    return queues;
  }

  @Help('after')
  examples(): string {
    return `
Examples:
  talk serve                        web only
  talk serve --jobs --websockets    all three roles in one process (also -jw)
  talk serve --no-web -j scrape     a process that only scrapes article pages
  talk serve -w --surface public    web and live updates, without anything of the admin surface

Flags beat TALK_ROLES, TALK_QUEUES and TALK_SURFACES. Without -j, -w, --web or --no-web, TALK_ROLES decides.
All processes that share one MongoDB and one Redis are one Talk; on one machine they find each other by themselves.`;
  }
}
