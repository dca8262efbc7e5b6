/**
 * A role process as far as the embedded services can tell: leases them, reports over IPC and stays until it is told to
 * release or is killed. `node user-process.mjs <compiled index.js> <options as JSON>`
 */
const [, , compiledIndex, options] = process.argv;
const { acquireEmbeddedServices } = await import(compiledIndex);

const lease = await acquireEmbeddedServices({ ...JSON.parse(options), log: () => undefined });
lease.onRestarted(() => process.send({ type: 'restarted' }));
process.on('message', () => void lease.release().then(() => process.disconnect()));
process.send({ type: 'leased', mongoUrl: lease.mongoUrl, redisUrl: lease.redisUrl });
