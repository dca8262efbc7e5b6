import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadEmbedded } from './compile-embedded';
import { servicesOfThisRun } from './services-of-this-run';

/**
 * Jest's global set-up: one set of embedded services for the whole run, in a directory of its own, announced to the
 * specs as TALK_TEST_MONGO_URL and TALK_TEST_REDIS_URL. Set these beforehand to test against real servers. Every Jest
 * project calls this; only the first call starts something.
 */
export default async function startServices(): Promise<void> {
  const run = servicesOfThisRun();
  run.started ??= start();
  await run.started;
}

async function start(): Promise<void> {
  const needMongo = !process.env.TALK_TEST_MONGO_URL;
  const needRedis = !process.env.TALK_TEST_REDIS_URL;
  if (!needMongo && !needRedis) return;
  const run = servicesOfThisRun();
  const { acquireEmbeddedServices } = await loadEmbedded();
  run.dataDir = await mkdtemp(path.join(os.tmpdir(), 'talk-test-'));
  run.lease = await acquireEmbeddedServices({
    dataDir: run.dataDir,
    needMongo,
    needRedis,
    log: (line) => console.log(line),
    graceMs: 0,
  });
  process.env.TALK_TEST_MONGO_URL ||= run.lease.mongoUrl;
  process.env.TALK_TEST_REDIS_URL ||= run.lease.redisUrl;
}
