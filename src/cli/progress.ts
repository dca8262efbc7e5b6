import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../features/demo/newsroom/index.js';

/** A bar a stage on a terminal; elsewhere, in a log or a pipe, one line when a stage ends. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? new ProgressBar(stream) : new ProgressLines(stream);
}

class ProgressBar implements Progress {
  private readonly bar: SingleBar;

  constructor(stream: NodeJS.WriteStream) {
    const format = '  {stage} {bar} {value} of {total}, {eta_formatted} to go';
    this.bar = new SingleBar({ stream, format, hideCursor: true, barsize: 30 }, Presets.shades_classic);
  }

  begin(stage: string, total: number): void {
    this.bar.start(total, 0, { stage: stage.padEnd(8) });
  }

  advance(by: number): void {
    this.bar.increment(by);
  }

  end(): void {
    this.bar.update(this.bar.getTotal());
    this.bar.stop();
  }
}

class ProgressLines implements Progress {
  private stage = '';
  private done = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  begin(stage: string): void {
    this.stage = stage;
    this.done = 0;
  }

  advance(by: number): void {
    this.done += by;
  }

  end(): void {
    this.stream.write(`${this.stage}: ${this.done}\n`);
  }
}
