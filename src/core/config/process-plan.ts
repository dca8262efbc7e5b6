import type { QueueName } from '../queue/define-job.js';

export const roleNames = ['web', 'websockets', 'jobs'] as const;
export type RoleName = (typeof roleNames)[number];

export const surfaceNames = ['public', 'admin'] as const;
export type SurfaceName = (typeof surfaceNames)[number];

/** Where this process finds its data services: named by the operator, or the embedded ones. */
export interface DataServices {
  readonly mongoUrl: string;
  readonly redisUrl: string;
  /** Whether Talk itself runs at least one of the two. */
  readonly isEmbedded: boolean;
}

/**
 * What this one process is: decided from flags and configuration before Nest starts, injected by its class.
 * Business code never asks for it; only what describes or wires a process does (health, heartbeat, queue driver).
 */
export class ProcessPlan {
  constructor(
    readonly roles: readonly RoleName[],
    readonly queues: readonly QueueName[],
    readonly surfaces: readonly SurfaceName[],
    readonly services: DataServices,
  ) {}
}
