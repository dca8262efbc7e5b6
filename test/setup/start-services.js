'use strict';
var __importDefault =
  (this && this.__importDefault) ||
  function (mod) {
    return mod && mod.__esModule ? mod : { default: mod };
  };
Object.defineProperty(exports, '__esModule', { value: true });
exports.default = startServices;
const promises_1 = require('node:fs/promises');
const node_os_1 = __importDefault(require('node:os'));
const node_path_1 = __importDefault(require('node:path'));
const compile_embedded_1 = require('./compile-embedded');
const services_of_this_run_1 = require('./services-of-this-run');
/**
 * Jest's global set-up: one set of embedded services for the whole run, in a directory of its own, announced to the
 * specs as TALK_TEST_MONGO_URL and TALK_TEST_REDIS_URL. Set these beforehand to test against real servers. Every Jest
 * project calls this; only the first call starts something.
 */
async function startServices() {
  const run = (0, services_of_this_run_1.servicesOfThisRun)();
  run.started ??= start();
  await run.started;
}
async function start() {
  const needMongo = !process.env.TALK_TEST_MONGO_URL;
  const needRedis = !process.env.TALK_TEST_REDIS_URL;
  if (!needMongo && !needRedis) return;
  const run = (0, services_of_this_run_1.servicesOfThisRun)();
  const { acquireEmbeddedServices } = await (0, compile_embedded_1.loadEmbedded)();
  run.dataDir = await (0, promises_1.mkdtemp)(node_path_1.default.join(node_os_1.default.tmpdir(), 'talk-test-'));
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
