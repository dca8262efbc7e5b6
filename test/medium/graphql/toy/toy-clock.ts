import { Clock } from '../../../../src/core/clock/clock.js';

/** Stands still until a test moves it. */
export class ToyClock extends Clock {
  private time = new Date('2026-05-01T12:00:00Z').getTime();

  override now(): Date {
    return new Date(this.time);
  }

  advance(ms: number): void {
    this.time += ms;
  }
}
