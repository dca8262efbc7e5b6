import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.js';

export interface SpawnOptions {
  /** What is typed behind `talk`. */
  readonly args: readonly string[];
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}

const readyWithinMs = 60_000;

/** A real Talk process of the built program, as an operator starts it. */
export class SpawnedTalk {
  readonly lines: string[] = [];
  private readonly watchers = new Set<() => void>();

  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
    readonly healthUrl: string,
    private readonly dataDir: string,
  ) {
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface(stream).on('line', (line) => {
        this.lines.push(line);
        for (const look of this.watchers) look();
      });
    }
    child.on('exit', () => {
      for (const look of this.watchers) look();
    });
  }

  static async spawn({ args, dataDir, env = {} }: SpawnOptions): Promise<SpawnedTalk> {
    const [port, healthPort] = [await freePort(), await freePort()];
    const child = spawn(process.execPath, ['dist/main.js', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        TALK_PORT: String(port),
        TALK_HOST: '127.0.0.1',
        TALK_ROOT_URL: `http://127.0.0.1:${port}`,
        TALK_HEALTH_PORT: String(healthPort),
        TALK_DATA_DIR: dataDir,
        TALK_RATE_LIMIT_FACTOR: '100',
        ...env,
      },
    });
    return new SpawnedTalk(child, `http://127.0.0.1:${port}`, `http://127.0.0.1:${healthPort}`, dataDir);
  }

  get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves with the first line that matches, printed already or yet to come. */
  async line(pattern: RegExp): Promise<string> {
    return this.until(() => this.lines.find((line) => pattern.test(line)), String(pattern));
  }

  ready(): Promise<string> {
    return this.line(/^Talk is ready/);
  }

  /** Sends the signal and resolves with the exit code, or null after SIGKILL. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    if (this.hasExited) return this.child.exitCode;
    this.child.kill(signal);
    await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** Resolves with the exit code once the process has ended by itself. */
  async exit(): Promise<number | null> {
    if (!this.hasExited) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** The embedded services' process, as the state file in the data directory names it. */
  async servicesPid(): Promise<number> {
    const state = JSON.parse(await readFile(path.join(this.dataDir, 'services.json'), 'utf8')) as { pid: number };
    return state.pid;
  }

  private async until<T>(look: () => T | undefined, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.watchers.delete(check);
        settle();
      };
      const fail = (why: string) => end(() => reject(new Error(`${why} ${what}:\n${this.lines.join('\n')}`)));
      const check = () => {
        const found = look();
        if (found !== undefined) end(() => resolve(found));
        else if (this.hasExited) fail(`exited with ${this.child.exitCode} before`);
      };
      const timer = setTimeout(() => fail('timed out waiting for'), readyWithinMs);
      this.watchers.add(check);
      check();
    });
  }
}
