import { describeFailure } from '../logging/redact.js';

/** Milliseconds from any fixed point; never goes back. */
export type Monotonic = () => number;

export const monotonic: Monotonic = () => performance.now();

export type Answer<Value> = { readonly value: Value } | { readonly failure: string };

export interface HealthCheckOptions {
  readonly timeoutMs: number;
  /** How long an answer is given again without asking, so that probes cannot be used to hammer a database. */
  readonly cacheMs: number;
  readonly now: Monotonic;
}

/** A question put to a part of the process: asked once at a time, time-boxed, its answer remembered for a moment. */
export class HealthCheck<Value> {
  private running?: Promise<Answer<Value>>;
  private runningSince = 0;
  private last?: { readonly at: number; readonly answer: Answer<Value> };

  constructor(
    readonly name: string,
    private readonly ask: () => Promise<Value>,
    private readonly options: HealthCheckOptions,
  ) {}

  /** Never rejects and never takes longer than the time box: silence and exceptions become a failure in words. */
  async run(): Promise<Answer<Value>> {
    const { cacheMs, now } = this.options;
    if (this.last !== undefined && now() - this.last.at < cacheMs) return this.last.answer;
    if (this.running === undefined) {
      this.runningSince = now();
      this.running = this.askOnce();
    }
    return this.withinTimeBox(this.running);
  }

  private async askOnce(): Promise<Answer<Value>> {
    const answer = await this.ask().then(
      (value) => ({ value }),
      (error: unknown) => ({ failure: describeFailure(error) }),
    );
    this.last = { at: this.options.now(), answer };
    this.running = undefined;
    return answer;
  }

  /** The time box counts from the question, so a check that hangs costs the next probe no further wait. */
  private async withinTimeBox(running: Promise<Answer<Value>>): Promise<Answer<Value>> {
    const { timeoutMs, now } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<Answer<Value>>((resolve) => {
      const left = Math.max(0, this.runningSince + timeoutMs - now());
      timer = setTimeout(() => resolve({ failure: `no answer for ${this.secondsWaited()} s` }), left);
    });
    return Promise.race([running, silence]).finally(() => clearTimeout(timer));
  }

  private secondsWaited(): number {
    return Math.max(1, Math.round((this.options.now() - this.runningSince) / 1000));
  }
}
