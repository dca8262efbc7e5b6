import { setTimeout as delay } from 'node:timers/promises';
import { type Acquired, type AcquireOptions, findOrStart } from './acquire.js';

const maxPauseMs = 10_000;

/**
 * The use of the embedded services by this process. Should their child process die, the lease gets a new one going
 * by itself; the URLs stay the same, so drivers just reconnect. Kept until released or until this process ends,
 * however it ends. Keeps no process alive.
 */
export class EmbeddedLease {
  readonly mongoUrl?: string;
  readonly redisUrl?: string;
  /** Which engines run and where the data lies, a line each. */
  readonly description: readonly string[];
  private readonly listeners = new Set<() => void>();
  private readonly released = new AbortController();
  private connection: Acquired['connection'];
  private reacquiring?: Promise<void>;

  constructor(
    private readonly options: AcquireOptions,
    { connection, leased }: Acquired,
  ) {
    this.mongoUrl = leased.mongoUrl;
    this.redisUrl = leased.redisUrl;
    this.description = leased.description;
    this.connection = connection;
    this.watch();
  }

  /** Calls the listener each time the services run again after their process had died. */
  onRestarted(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Gives the services back. They stop shortly after the last of their users has done so or has ended. */
  async release(): Promise<void> {
    this.released.abort();
    await this.connection.close();
    await this.reacquiring;
  }

  private watch(): void {
    void this.connection.closed.then(() => {
      if (this.released.signal.aborted) return;
      this.options.log('The embedded data services have ended unexpectedly: starting them again.');
      this.reacquiring = this.reacquire();
    });
  }

  private async reacquire(): Promise<void> {
    for (let pauseMs = 250; !this.released.signal.aborted; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      try {
        return await this.adopt(await findOrStart(this.options, this.released.signal));
      } catch (error) {
        if (this.released.signal.aborted) return;
        this.options.log(`${(error as Error).message} Trying again.`);
        await delay(pauseMs, undefined, { ref: false, signal: this.released.signal }).catch(() => undefined);
      }
    }
  }

  private async adopt({ connection, leased }: Acquired): Promise<void> {
    this.connection = connection;
    if (this.released.signal.aborted) return connection.close();
    this.watch();
    if (leased.mongoUrl !== this.mongoUrl || leased.redisUrl !== this.redisUrl) {
      this.options.log('The embedded data services have moved to another address: restart this process.');
    }
    this.options.log('The embedded data services run again.');
    for (const listener of this.listeners) listener();
  }
}
