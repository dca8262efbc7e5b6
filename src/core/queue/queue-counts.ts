import type { RedisClient } from '../redis/create-connection.js';
import type { BullQueue } from './bull-queues.js';

/** Jobs of one queue in Redis, Talk's own canaries left out. */
export interface QueueCounts {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  /** For later: scheduled, to be tried again, or parked. */
  readonly delayed: number;
  /** Those of the delayed ones whose time has come. */
  readonly due: number;
  /** Failed for good and not yet a dead letter. */
  readonly failed: number;
}

/** The sorted set of canaries a queue may hold, and how their ids begin. */
export const canariesKey = (queue: BullQueue) => queue.toKey('canaries');
export const canaryName = 'talk.canary';

/** Seven keys a queue. One script for all queues: jobs hop between them, and separate reads could miss one in flight. */
const countAll = `
  local result = {}
  for i = 1, #KEYS, 7 do
    local waiting = redis.call('LLEN', KEYS[i]) + redis.call('LLEN', KEYS[i + 1])
    local active = redis.call('LLEN', KEYS[i + 2])
    for _, id in ipairs(redis.call('ZRANGE', KEYS[i + 5], 0, -1)) do
      local key = KEYS[i + 6] .. id
      if redis.call('HEXISTS', key, 'processedOn') == 1 then active = active - 1
      elseif redis.call('EXISTS', key) == 1 then waiting = waiting - 1 end
    end
    table.insert(result, {
      math.max(waiting, 0), math.max(active, 0),
      redis.call('ZCARD', KEYS[i + 3]), redis.call('ZCOUNT', KEYS[i + 3], '-inf', ARGV[1]),
      redis.call('ZCARD', KEYS[i + 4])
    })
  end
  return result`;

/** Bull's score of a delayed job: the milliseconds times this, plus a counter. */
const delayScale = 4096;

/** Counts the jobs of all given queues at one moment. */
export async function countJobs(client: RedisClient, queues: readonly BullQueue[]): Promise<QueueCounts[]> {
  const keys = queues.flatMap((queue) => [
    ...['wait', 'paused', 'active', 'delayed', 'failed'].map((name) => queue.toKey(name)),
    canariesKey(queue),
    queue.toKey(''),
  ]);
  const latestDue = (Date.now() + 1) * delayScale - 1;
  const rows = (await client.eval(countAll, keys.length, ...keys, latestDue)) as number[][];
  return rows.map(([waiting = 0, active = 0, delayed = 0, due = 0, failed = 0], index) => {
    return { queue: queues[index]!.name, waiting, active, delayed, due, failed };
  });
}
