import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../core/config/config.js';
import type { DataServices } from '../core/config/process-plan.js';
import { mongoProblem } from '../core/database/mongo-problem.js';
import { acquireEmbeddedServices } from '../core/embedded/index.js';
import { redisProblem } from '../core/redis/redis-problem.js';

export interface AcquiredServices {
  readonly services: DataServices;
  /** Which engines these are and where their data lies, in plain words. */
  readonly description: readonly string[];
  release(): Promise<void>;
}

const retryMs = 2_000;

/** The services that the operator named, and Talk's embedded ones for those not named. */
export async function acquireServices(
  { data }: Pick<Config, 'data'>,
  searchPath: string | undefined,
  log: (line: string) => void,
): Promise<AcquiredServices> {
  const { mongoUrl, redisUrl, dir } = data;
  if (mongoUrl && redisUrl) {
    return {
      services: { mongoUrl, redisUrl, isEmbedded: false },
      description: ['MongoDB and Redis as TALK_MONGO_URL and TALK_REDIS_URL name them.'],
      release: async () => undefined,
    };
  }
  const lease = await acquireEmbeddedServices({
    dataDir: dir,
    needMongo: !mongoUrl,
    needRedis: !redisUrl,
    searchPath,
    log,
  });
  return {
    services: { mongoUrl: mongoUrl ?? lease.mongoUrl!, redisUrl: redisUrl ?? lease.redisUrl!, isEmbedded: true },
    description: lease.description,
    release: () => lease.release(),
  };
}

/** Waits until both answer, saying once for each new reason what it waits for. Ends early when `signal` aborts. */
export async function waitForServices(
  { mongoUrl, redisUrl }: DataServices,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let said: string | undefined;
  for (;;) {
    const [mongo, redis] = await Promise.all([mongoProblem(mongoUrl), redisProblem(redisUrl)]);
    const problems = [mongo && `MongoDB: ${mongo}`, redis && `Redis: ${redis}`].filter(Boolean);
    if (problems.length === 0) return;
    const line = `waiting for ${problems.join('; ')}`;
    if (line !== said) say(line);
    said = line;
    await delay(retryMs, undefined, { signal });
  }
}
