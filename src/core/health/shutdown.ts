import { isNativeError } from 'node:util/types';
import type { LoggerService } from '@nestjs/common';
import { describeFailure, failureCode, redactSecrets } from '../logging/redact.js';
import { monotonic, type Monotonic } from './health-check.js';
import type { HealthRegistry } from './health-registry.js';

/** What of `process` the shutdown uses, so that a test can send signals without any. */
export interface ProcessPort {
  on(event: string, listener: (argument: unknown) => void): unknown;
  off(event: string, listener: (argument: unknown) => void): unknown;
  exit(code: number): void;
}

export interface ShutdownOptions {
  /** Stops taking work, finishes what is in hand, closes Redis and Mongo last. */
  readonly close: () => Promise<void>;
  readonly timeoutMs: number;
  readonly registry: Pick<HealthRegistry, 'setPhase' | 'describePhase'>;
  readonly log: Pick<LoggerService, 'log' | 'error'>;
  readonly process?: ProcessPort;
  readonly now?: Monotonic;
}

const stopSignals = ['SIGTERM', 'SIGINT'] as const;
const fatalEvents = ['uncaughtException', 'unhandledRejection'] as const;

/** npm and its shell pass one Ctrl-C on several times: within this many milliseconds it is the same one. */
const samePressMs = 500;

/**
 * Ends the process in good order, exactly once: unready at once, then `close`, then exit code 0. A second signal, a
 * `close` that fails or one that takes longer than `timeoutMs` gives exit code 1 and a line that says what was left.
 * An error that nobody caught is logged and ends the process the same way, with exit code 1.
 *
 * Nest's own `enableShutdownHooks` must stay off beside it.
 */
export function installShutdown(options: ShutdownOptions): Shutdown {
  const shutdown = new Shutdown(options);
  shutdown.install();
  return shutdown;
}

export class Shutdown {
  private readonly process: ProcessPort;
  private readonly now: Monotonic;
  private readonly listeners = new Map<string, (argument: unknown) => void>();
  private startedAt?: number;
  private exitCode = 0;
  private hasEnded = false;

  constructor(private readonly options: ShutdownOptions) {
    this.process = options.process ?? process;
    this.now = options.now ?? monotonic;
  }

  /** Whether the process has begun to end. */
  get isStopping(): boolean {
    return this.startedAt !== undefined;
  }

  install(): void {
    for (const signal of stopSignals) this.listen(signal, () => this.onSignal(signal));
    for (const event of fatalEvents) this.listen(event, (error) => this.onFatal(event, error));
  }

  uninstall(): void {
    for (const [event, listener] of this.listeners) this.process.off(event, listener);
    this.listeners.clear();
  }

  /** Begins to end; does nothing while an end is under way. Resolves when the process has been told to exit. */
  async stop(reason: string): Promise<void> {
    if (this.startedAt !== undefined) return;
    this.startedAt = this.now();
    this.options.registry.setPhase('draining', `stopping after ${reason}`);
    this.options.log.log(`Stopping after ${reason}: finishing what is in hand`, 'Shutdown');
    const outcome = await this.closeInTime();
    if (outcome === undefined) this.end(this.exitCode, 'Stopped');
    else this.end(1, outcome);
  }

  private listen(event: string, listener: (argument: unknown) => void): void {
    this.listeners.set(event, listener);
    this.process.on(event, listener);
  }

  private onSignal(signal: string): void {
    if (this.startedAt === undefined) {
      void this.stop(signal);
    } else if (this.now() - this.startedAt > samePressMs) {
      this.end(1, `Stopped at once by a second ${signal}; not finished: ${this.options.registry.describePhase()}`);
    }
  }

  private onFatal(event: (typeof fatalEvents)[number], error: unknown): void {
    this.exitCode = 1;
    // Whoever read our output has gone: a line about that would fail the same way, for ever.
    if (failureCode(error) !== 'EPIPE') {
      const detail = isNativeError(error) ? (error.stack ?? error.message) : String(error);
      this.options.log.error(`Nobody caught this (${event})`, redactSecrets(detail), 'Shutdown');
    }
    void this.stop(event === 'uncaughtException' ? 'an uncaught exception' : 'an unhandled rejection');
  }

  /** What went wrong, in words; nothing when all was closed in time. */
  private async closeInTime(): Promise<string | undefined> {
    const { close, timeoutMs, registry } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<string>((resolve) => {
      timer = setTimeout(
        () => resolve(`Gave up after ${timeoutMs / 1000} s; not finished: ${registry.describePhase()}`),
        timeoutMs,
      );
    });
    const closed = close().then(
      () => undefined,
      (error: unknown) => `Could not stop cleanly: ${describeFailure(error)}`,
    );
    return Promise.race([closed, timeout]).finally(() => clearTimeout(timer));
  }

  private end(exitCode: number, line: string): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    if (exitCode === 0) this.options.log.log(line, 'Shutdown');
    else this.options.log.error(line, undefined, 'Shutdown');
    this.process.exit(exitCode);
  }
}
