'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.default = stopServices;
const promises_1 = require('node:fs/promises');
const compile_embedded_1 = require('./compile-embedded');
const services_of_this_run_1 = require('./services-of-this-run');
/** Jest's global tear-down: stops what the set-up started and removes its directory. Only the first call acts. */
async function stopServices() {
  const run = (0, services_of_this_run_1.servicesOfThisRun)();
  const { lease, dataDir } = run;
  run.lease = undefined;
  if (!lease || !dataDir) return;
  const { embeddedServicesStopped } = await (0, compile_embedded_1.loadEmbedded)();
  await lease.release();
  await embeddedServicesStopped(dataDir);
  await (0, promises_1.rm)(dataDir, { recursive: true, force: true });
}
