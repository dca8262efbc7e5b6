import { rm } from 'node:fs/promises';
import { loadEmbedded } from './compile-embedded';
import { servicesOfThisRun } from './services-of-this-run';

/** Jest's global tear-down: stops what the set-up started and removes its directory. Only the first call acts. */
export default async function stopServices(): Promise<void> {
  const run = servicesOfThisRun();
  const { lease, dataDir } = run;
  run.lease = undefined;
  if (!lease || !dataDir) return;
  const { embeddedServicesStopped } = await loadEmbedded();
  await lease.release();
  await embeddedServicesStopped(dataDir);
  await rm(dataDir, { recursive: true, force: true });
}
