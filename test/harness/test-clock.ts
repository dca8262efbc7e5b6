import { Clock } from '../../src/core/clock/clock.js';

/** Runs with real time, shifted by what a test has advanced. */
export class TestClock extends Clock {
  private shiftMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }

  advance(milliseconds: number): void {
    this.shiftMs += milliseconds;
  }
}
