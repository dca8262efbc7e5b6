import type { Config } from '../core/config/config.js';
import { roleNames, type RoleName, surfaceNames, type SurfaceName } from '../core/config/process-plan.js';
import { queueNames, type QueueName } from '../core/queue/define-job.js';
import { UsageError } from '../core/errors/usage-error.js';

/** What was typed behind `talk serve`; absent flags are undefined. */
export interface RoleFlags {
  /** `-j/--jobs`: true, or the queues to work off, comma-separated. */
  readonly jobs?: true | string;
  readonly websockets?: boolean;
  /** `--web` is true, `--no-web` is false. */
  readonly web?: boolean;
  readonly surface?: string;
  readonly disabledJobs?: string;
}

export interface RolePlan {
  readonly roles: readonly RoleName[];
  readonly queues: readonly QueueName[];
  readonly surfaces: readonly SurfaceName[];
  /** Lines the operator should see. */
  readonly notes: readonly string[];
}

/**
 * Decides what a process does (ARCHITECTURE section 1). Any role flag beats `TALK_ROLES`; without both, `fallback` holds.
 *
 * @throws UsageError for an unknown name, or when no role or no queue is left
 */
export function planRoles(flags: RoleFlags, config: Config['roles'], fallback: readonly RoleName[]): RolePlan {
  const isFlagged = flags.jobs !== undefined || flags.websockets !== undefined || flags.web !== undefined;
  const fromFlags: RoleName[] = [
    ...(flags.web === false ? [] : (['web'] as const)),
    ...(flags.websockets ? (['websockets'] as const) : []),
    ...(flags.jobs === undefined ? [] : (['jobs'] as const)),
  ];
  const roles = isFlagged ? fromFlags : (namesIn(config.roles, roleNames, 'role') ?? [...fallback]);
  if (roles.length === 0) throw new UsageError(`No role is left to run. Roles: ${roleNames.join(', ')}.`);

  return {
    roles: roleNames.filter((role) => roles.includes(role)),
    queues: roles.includes('jobs') ? planQueues(flags, config) : [],
    surfaces: namesIn(split(flags.surface) ?? config.surfaces, surfaceNames, 'surface') ?? surfaceNames,
    notes: isFlagged && config.roles ? ['TALK_ROLES is ignored, because flags name the roles.'] : [],
  };
}

function planQueues(flags: RoleFlags, config: Config['roles']): QueueName[] {
  const asked = typeof flags.jobs === 'string' ? split(flags.jobs) : config.queues;
  const disabled = namesIn(split(flags.disabledJobs) ?? config.disabledJobs, queueNames, 'queue') ?? [];
  const queues = (namesIn(asked, queueNames, 'queue') ?? queueNames).filter((queue) => !disabled.includes(queue));
  if (queues.length === 0) throw new UsageError(`No queue is left to work off. Queues: ${queueNames.join(', ')}.`);
  return queues;
}

function split(text: string | undefined): string[] | undefined {
  return text?.split(',').map((item) => item.trim());
}

function namesIn<Name extends string>(
  given: readonly string[] | undefined,
  known: readonly Name[],
  what: string,
): Name[] | undefined {
  if (given === undefined) return undefined;
  const unknown = given.filter((name) => !(known as readonly string[]).includes(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => JSON.stringify(name)).join(', ');
    throw new UsageError(`There is no ${what} ${names}. ${capitalised(what)}s: ${known.join(', ')}.`);
  }
  if (given.length === 0 && what === 'surface') throw new UsageError('No surface is left: public, admin or both.');
  return [...new Set(given as readonly Name[])];
}

const capitalised = (word: string) => word[0]!.toUpperCase() + word.slice(1);
