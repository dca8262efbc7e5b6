import type { RoleName, SurfaceName } from '../config/process-plan.js';

/** What one live process says about itself every few seconds, so that the others and `talk doctor` know of it. */
export interface Heartbeat {
  /** One a process start. */
  readonly id: string;
  readonly roles: readonly RoleName[];
  readonly surfaces: readonly SurfaceName[];
  /** Queues it works off, as it names them: an older or newer version may know others. */
  readonly queues: readonly string[];
  readonly version: string;
  /** Which Redis it talks to; absent while that is away. */
  readonly redisId?: string;
  readonly host: string;
  readonly pid: number;
  /** Where clients find its websockets, if it has any. */
  readonly liveUrl?: string;
  /** Where clients find its admin surface, if it has one. */
  readonly adminUrl?: string;
  readonly startedAt: Date;
  readonly beatAt: Date;
}

export const beatEveryMs = 5_000;

/** A process that has not been heard of for this long counts as gone: two beats may be lost. */
export const freshForMs = 15_000;

/** For people: `web and jobs on news-1 (process 4711)`. */
export function describeProcess({ roles, host, pid }: Pick<Heartbeat, 'roles' | 'host' | 'pid'>): string {
  return `${roles.join(' and ')} on ${host} (process ${pid})`;
}
