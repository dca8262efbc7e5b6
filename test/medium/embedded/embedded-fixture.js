import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { acquireEmbeddedServices, embeddedServicesStopped } from '../../../src/core/embedded/index.js';
import { compileEmbedded } from '../../setup/compile-embedded.js';
/** A process of its own that uses the services, as each role process of an operator does. */
export class UserProcess {
  process;
  urls;
  constructor(process, urls) {
    this.process = process;
    this.urls = urls;
  }
  async restarted() {
    await once(this.process, 'message');
  }
  async release() {
    this.process.send('release');
    await once(this.process, 'exit');
  }
  /** kill -9: no handler of it runs. */
  async kill() {
    this.process.kill('SIGKILL');
    await once(this.process, 'exit');
  }
}
/** One data directory and all who use it; `tearDown` leaves no process and no file behind. */
export class EmbeddedFixture {
  dataDir;
  users = [];
  leases = [];
  constructor(dataDir) {
    this.dataDir = dataDir;
  }
  static async create(under = os.tmpdir()) {
    return new EmbeddedFixture(await realpath(await mkdtemp(path.join(under, 'talk-embedded-'))));
  }
  async acquire(needs = {}) {
    const lease = await acquireEmbeddedServices({ log: () => undefined, ...(await this.options(needs)) });
    this.leases.push(lease);
    return lease;
  }
  /** Starts a user process, in a process group of its own as a shell would. Resolves when it has its lease. */
  async startUser(needs = {}) {
    const compiledIndex = path.join(await compileEmbedded(), 'index.js');
    const options = JSON.stringify(await this.options(needs));
    const user = fork(path.join(__dirname, 'user-process.mjs'), [compiledIndex, options], { detached: true });
    this.users.push(user);
    const [message] = await once(user, 'message');
    return new UserProcess(user, message);
  }
  async state() {
    return JSON.parse(await readFile(path.join(this.dataDir, 'services.json'), 'utf8'));
  }
  /** kill -9 of the process that runs the services. */
  async killChild() {
    const state = await this.state();
    process.kill(state.pid, 'SIGKILL');
    return state;
  }
  stopped() {
    return embeddedServicesStopped(this.dataDir);
  }
  async tearDown() {
    for (const user of this.users) user.kill('SIGKILL');
    await Promise.all(this.leases.map((lease) => lease.release()));
    await this.stopped();
    await rm(this.dataDir, { recursive: true, force: true });
  }
  async options(needs) {
    const childEntry = path.join(await compileEmbedded(), 'child/main.js');
    return { dataDir: this.dataDir, needMongo: true, needRedis: true, graceMs: 0, childEntry, ...needs };
  }
}
