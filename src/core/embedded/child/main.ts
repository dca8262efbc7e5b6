/**
 * The process that runs the embedded services of one data directory: `node main.js <data directory> <grace in ms>`.
 * Started by core/embedded on demand, never by hand.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { prepareDataPaths } from '../data-paths.js';
import { claim, type ExclusiveClaim } from '../exclusive-claim.js';
import type { StartOutcome } from '../start-child.js';

const claimAttempts = 10;
const [, , dataDir = '', grace = '0'] = process.argv;

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function run(): Promise<void> {
  const claimed = await claimServices((await prepareDataPaths(dataDir)).dataDir);
  if (!claimed) return report('busy');
  // Prepared only now for good: a predecessor that was still stopping has removed the folder of its sockets.
  const paths = await prepareDataPaths(dataDir);
  const { serve } = await import('./serve.js');
  await serve(paths, Number(grace), claimed, () => report('listening'));
}

/** Contenders may all step back from each other, so it takes more than one attempt. */
async function claimServices(directory: string): Promise<ExclusiveClaim | undefined> {
  for (let attempt = 0; attempt < claimAttempts; attempt += 1) {
    const won = await claim(directory, 'services');
    if (won) return won;
    await delay(Math.random() * 30);
  }
  return undefined;
}

function report(outcome: StartOutcome): void {
  if (process.connected) process.send?.(outcome, () => undefined);
}
