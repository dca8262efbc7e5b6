import { queueNames } from '../queue/define-job.js';
import { describeProcess, type Heartbeat } from './heartbeat.js';

/** `problem`: work is lost or stands still. `warning`: as it may be for a while, for example during an upgrade. */
export interface Finding {
  readonly severity: 'problem' | 'warning';
  /** What is wrong and what to do about it, in words. */
  readonly text: string;
}

export interface DeploymentFacts {
  /** Processes heard of lately. */
  readonly heartbeats: readonly Heartbeat[];
  /** Redis's `maxmemory-policy`; absent or `unknown` where it could not be asked. */
  readonly evictionPolicy?: string;
  readonly isEmbedded: boolean;
  readonly isProduction: boolean;
}

/** What is wrong with the deployment as a whole, most serious first. */
export function findingsOf(facts: DeploymentFacts): Finding[] {
  const findings = [
    ...differentRedis(facts),
    ...evictingRedis(facts),
    ...missingRoles(facts),
    ...unattendedQueues(facts),
    ...differentVersions(facts),
    ...embeddedInProduction(facts),
  ];
  return findings.sort((a, b) => Number(b.severity === 'problem') - Number(a.severity === 'problem'));
}

function* differentRedis({ heartbeats }: DeploymentFacts): Generator<Finding> {
  const groups = groupBy(heartbeats, ({ redisId }) => redisId);
  if (groups.size < 2) return;
  const sides = [...groups.values()].map((group) => group.map(describeProcess).join(', '));
  yield problem(
    `Processes use different Redis servers and hear nothing of each other: ${sides.join(' against ')}. ` +
      'Give all of them the same TALK_REDIS_URL.',
  );
}

function* evictingRedis({ evictionPolicy = 'unknown' }: DeploymentFacts): Generator<Finding> {
  if (evictionPolicy === 'noeviction' || evictionPolicy === 'unknown') return;
  yield problem(
    `Redis drops keys, jobs among them, when its memory is full (maxmemory-policy is ${evictionPolicy}). ` +
      'Set maxmemory-policy to noeviction.',
  );
}

function* missingRoles({ heartbeats }: DeploymentFacts): Generator<Finding> {
  const live = new Set(heartbeats.flatMap(({ roles }) => roles));
  if (!live.has('web')) yield warning('No web process is live: pages and the API do not answer.');
  if (!live.has('websockets')) yield warning('No websockets process is live: readers see new comments on reload only.');
  if (!live.has('jobs')) yield warning('No jobs process is live: reviews and article metadata wait until one is.');
}

function* unattendedQueues({ heartbeats }: DeploymentFacts): Generator<Finding> {
  const attended = new Set(heartbeats.flatMap(({ queues }) => queues));
  for (const queue of queueNames) {
    if (attended.has(queue)) continue;
    yield warning(`Nobody works off the queue ${queue}: its jobs wait. Start a jobs process that takes it.`);
  }
}

function* differentVersions({ heartbeats }: DeploymentFacts): Generator<Finding> {
  const groups = groupBy(heartbeats, ({ version }) => version);
  if (groups.size < 2) return;
  const sides = [...groups].map(([version, group]) => `${version} (${group.map(describeProcess).join(', ')})`);
  yield warning(`Processes of different versions run together: ${sides.join(' and ')}. Finish the upgrade.`);
}

function* embeddedInProduction({ isEmbedded, isProduction }: DeploymentFacts): Generator<Finding> {
  if (!isEmbedded || !isProduction) return;
  yield warning(
    'Embedded services are used with NODE_ENV=production: they live on one machine and their Redis keeps nothing on ' +
      'disk. Set TALK_MONGO_URL and TALK_REDIS_URL.',
  );
}

const problem = (text: string): Finding => ({ severity: 'problem', text });
const warning = (text: string): Finding => ({ severity: 'warning', text });

/** Heartbeats by what they say; those that do not know yet are left out. */
function groupBy(heartbeats: readonly Heartbeat[], key: (heartbeat: Heartbeat) => string | undefined) {
  const groups = new Map<string, Heartbeat[]>();
  for (const heartbeat of heartbeats) {
    const name = key(heartbeat);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), heartbeat]);
  }
  return groups;
}
