import { monotonic, type Monotonic } from './health-check.js';

const tickMs = 500;

export interface EventLoopOptions {
  /** A standstill of this length or more makes the process count as dead. */
  readonly maxBlockMs: number;
  /** How long after its end a standstill still counts: longer than the usual time between two probes. */
  readonly rememberMs: number;
  readonly now: Monotonic;
}

/**
 * Notices when the event loop stands still. A blocked process cannot answer a probe while it is blocked, so the
 * standstill is remembered for the probe that comes after it.
 */
export class EventLoopMonitor {
  private readonly options: EventLoopOptions;
  private lastTurn: number;
  private worst?: { readonly endedAt: number; readonly blockedMs: number };
  private timer?: NodeJS.Timeout;

  constructor(options: Partial<EventLoopOptions> = {}) {
    this.options = { maxBlockMs: 5_000, rememberMs: 15_000, now: monotonic, ...options };
    this.lastTurn = this.options.now();
  }

  start(): void {
    this.lastTurn = this.options.now();
    this.timer = setInterval(() => this.turn(), tickMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Called whenever the loop turns: by the timer, and by each look at it. */
  turn(): void {
    const now = this.options.now();
    const blockedMs = now - this.lastTurn - tickMs;
    this.lastTurn = now;
    if (blockedMs >= this.options.maxBlockMs) this.worst = { endedAt: now, blockedMs };
  }

  /** What is wrong with the event loop, in words; nothing when it turns. */
  problem(): string | undefined {
    this.turn();
    if (this.worst === undefined) return undefined;
    const agoMs = this.options.now() - this.worst.endedAt;
    if (agoMs > this.options.rememberMs) return undefined;
    return `the event loop stood still for ${inSeconds(this.worst.blockedMs)} s until ${inSeconds(agoMs)} s ago`;
  }
}

const inSeconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
