/**
 * MongoDB and Redis without installing either: real engines in one child process, which all role processes on the
 * machine share through the data directory. Found or started by whoever comes first, taken over after a crash,
 * stopped after the last user has gone.
 *
 * @example
 * const lease = await acquireEmbeddedServices({ dataDir, needMongo: true, needRedis: true, log, searchPath });
 * await mongoose.connect(lease.mongoUrl);
 * await lease.release();
 */
import { setTimeout as delay } from 'node:timers/promises';
import { type AcquireOptions, findOrStart } from './acquire.js';
import { EmbeddedLease } from './embedded-lease.js';
import { holder } from './exclusive-claim.js';
import { isAlive } from './process-identity.js';

export type { AcquireOptions } from './acquire.js';
export { EmbeddedServicesError } from './embedded-services.error.js';
export { type EmbeddedLease } from './embedded-lease.js';

/**
 * Leases the services this process needs from the data directory's child process, starting whatever does not run yet.
 *
 * @throws EmbeddedServicesError whose message tells the operator what to do
 */
export async function acquireEmbeddedServices(options: AcquireOptions): Promise<EmbeddedLease> {
  return new EmbeddedLease(options, await findOrStart(options));
}

/** Resolves once no child process runs for the data directory (at once if none does): its files are all at rest. */
export async function embeddedServicesStopped(dataDir: string): Promise<void> {
  const child = await holder(dataDir, 'services');
  while (child && (await isAlive(child))) await delay(20);
}
