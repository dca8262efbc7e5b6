const batch = 50;
const maxWaiting = 200;

/** Adds jobs as fast as they are done, in batches, and ends when all of them are done. */
export class JobLoad {
  private added = 0;
  private done = 0;
  private reached?: { readonly count: number; readonly tell: () => void };

  constructor(private readonly add: () => Promise<unknown>) {}

  /** To be called by the handler. */
  finished(): void {
    this.done += 1;
    if (this.reached && this.done >= this.reached.count) this.reached.tell();
  }

  async run(milliseconds: number): Promise<{ operations: number; seconds: number }> {
    const [startedAt, before] = [performance.now(), this.done];
    while (performance.now() - startedAt < milliseconds) {
      this.added += batch;
      await Promise.all(Array.from({ length: batch }, () => this.add()));
      await this.untilDone(this.added - maxWaiting);
    }
    await this.untilDone(this.added);
    return { operations: this.done - before, seconds: (performance.now() - startedAt) / 1_000 };
  }

  private async untilDone(count: number): Promise<void> {
    if (this.done >= count) return;
    await new Promise<void>((tell) => (this.reached = { count, tell }));
    this.reached = undefined;
  }
}
