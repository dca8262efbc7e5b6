import { EventLoopMonitor } from './event-loop-monitor.js';

describe(EventLoopMonitor.name, () => {
  let now: number;
  let sut: EventLoopMonitor;

  beforeEach(() => {
    now = 0;
    sut = new EventLoopMonitor({ now: () => now, maxBlockMs: 5_000, rememberMs: 15_000 });
  });

  const turnAfter = (milliseconds: number) => {
    now += milliseconds;
    sut.turn();
  };

  it('finds nothing wrong with a loop that turns, even if somewhat late', () => {
    for (const wait of [500, 510, 4_000, 500]) turnAfter(wait);

    expect(sut.problem()).toBeUndefined();
  });

  it('reports a standstill to the probe that comes right after it', () => {
    turnAfter(500);
    now += 8_500;

    expect(sut.problem()).toBe('the event loop stood still for 8.0 s until 0.0 s ago');
  });

  it('remembers a standstill until the next probe is due, and no longer', () => {
    turnAfter(8_500);
    for (let tick = 0; tick < 20; tick += 1) turnAfter(500);
    expect(sut.problem()).toBe('the event loop stood still for 8.0 s until 10.0 s ago');

    for (let tick = 0; tick < 11; tick += 1) turnAfter(500);
    expect(sut.problem()).toBeUndefined();
  });
});
