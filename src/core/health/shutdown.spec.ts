import { EventEmitter } from 'node:events';
import { HealthRegistry } from './health-registry.js';
import { installShutdown, type ProcessPort } from './shutdown.js';

class FakeProcess extends EventEmitter implements ProcessPort {
  readonly exited: Promise<number>;
  private resolveExit!: (code: number) => void;

  constructor() {
    super();
    this.exited = new Promise((resolve) => (this.resolveExit = resolve));
  }

  exit(code: number): void {
    this.resolveExit(code);
  }
}

/** Work that is not done before the test is over. */
let release: (() => void)[] = [];
const endless = () => new Promise<void>((resolve) => release.push(resolve));

describe(installShutdown.name, () => {
  let now: number;
  let fakeProcess: FakeProcess;
  let registry: HealthRegistry;
  let lines: string[];

  beforeEach(() => {
    now = 0;
    fakeProcess = new FakeProcess();
    registry = new HealthRegistry();
    registry.setPhase('running');
    lines = [];
  });

  afterEach(() => {
    for (const finish of release) finish();
    release = [];
  });

  const install = (close: () => Promise<void>, timeoutMs = 10_000) =>
    installShutdown({
      close,
      timeoutMs,
      registry,
      process: fakeProcess,
      now: () => now,
      log: { log: (line: string) => lines.push(line), error: (...all: unknown[]) => lines.push(all.join(' ')) },
    });

  it.each(['SIGTERM', 'SIGINT'])('drains and exits with 0 after %s', async (signal) => {
    const phases: string[] = [];
    install(async () => void phases.push(registry.describePhase()));

    fakeProcess.emit(signal);

    expect(await fakeProcess.exited).toBe(0);
    expect(phases).toEqual([`draining: stopping after ${signal}`]);
  });

  it('is unready the moment the signal comes', async () => {
    install(endless);

    fakeProcess.emit('SIGTERM');

    expect(await registry.readiness()).toMatchObject({ ready: false, phase: 'draining' });
  });

  it('gives up after the time limit and says what was left', async () => {
    install(async () => {
      registry.setPhase('draining', 'waiting for 2 jobs');
      await endless();
    }, 1);

    fakeProcess.emit('SIGTERM');

    expect(await fakeProcess.exited).toBe(1);
    expect(lines.at(-1)).toContain('not finished: draining: waiting for 2 jobs');
  });

  it('exits with 1 when closing fails, and says why', async () => {
    install(() => Promise.reject(new Error('Redis is away')));

    fakeProcess.emit('SIGTERM');

    expect(await fakeProcess.exited).toBe(1);
    expect(lines.at(-1)).toContain('Redis is away');
  });

  it('ends at once on a second signal', async () => {
    install(endless);

    fakeProcess.emit('SIGINT');
    now = 2_000;
    fakeProcess.emit('SIGTERM');

    expect(await fakeProcess.exited).toBe(1);
    expect(lines.at(-1)).toContain('second SIGTERM');
  });

  it('takes the same Ctrl-C, passed on twice, for one', async () => {
    let finish!: () => void;
    install(() => new Promise((resolve) => (finish = resolve)));

    fakeProcess.emit('SIGINT');
    now = 20;
    fakeProcess.emit('SIGINT');
    finish();

    expect(await fakeProcess.exited).toBe(0);
  });

  it.each(['uncaughtException', 'unhandledRejection'])('logs an %s, drains and exits with 1', async (event) => {
    const close = jest.fn(async () => undefined);
    install(close);

    fakeProcess.emit(event, new Error('nobody expected mongodb://u:pw@db'));

    expect(await fakeProcess.exited).toBe(1);
    expect(close).toHaveBeenCalledTimes(1);
    expect(lines.join('\n')).toContain('nobody expected mongodb://***@db');
  });

  it('exits with 1 when something breaks while it drains', async () => {
    let finish!: () => void;
    install(() => new Promise((resolve) => (finish = resolve)));

    fakeProcess.emit('SIGTERM');
    fakeProcess.emit('unhandledRejection', new Error('late'));
    finish();

    expect(await fakeProcess.exited).toBe(1);
  });

  it('listens no more once uninstalled', () => {
    install(endless).uninstall();

    expect(fakeProcess.eventNames()).toEqual([]);
  });
});
