import { TalkError } from '../errors/talk-error.js';

/**
 * A failure as Redis and the dead letters may keep it: a code and one line. No stack, no payload, and of a database
 * error not the values it quotes.
 */
export class JobFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'JobFailure';
    // Bull stores the stack of what a handler throws.
    this.stack = undefined;
  }

  static from(error: unknown): JobFailure {
    if (error instanceof JobFailure) return error;
    if (error instanceof TalkError) return new JobFailure(error.code as string, error.message);
    if (!(error instanceof Error)) return new JobFailure('UNKNOWN', 'something that is no error was thrown');
    const code: unknown = 'code' in error ? error.code : undefined;
    const [firstLine = ''] = error.message.split(/\n| dup key: /);
    return new JobFailure(typeof code === 'string' ? code : error.name, firstLine.slice(0, 300));
  }

  /** Reads back what Bull kept of a failure. */
  static parse(reason: string): { code: string; message: string } {
    const match = /^(\w{1,60}): ([^]*)$/.exec(reason);
    return match === null
      ? { code: 'UNKNOWN', message: reason.slice(0, 300) }
      : { code: match[1]!, message: match[2]! };
  }
}

/** Puts a job back for later without using up an attempt; see `retryDelayMs`. */
export class Parked extends Error {
  constructor(readonly delayMs: number) {
    super('PARKED: waits for a worker that knows it');
    this.name = 'Parked';
    this.stack = undefined;
  }
}

/** Bull's back-off: the first wait doubles with each try; a parked job waits as long as it was parked for. */
export function retryDelayMs(attemptsMade: number, error: Error, options: { firstMs: number }): number {
  return error instanceof Parked ? error.delayMs : options.firstMs * 2 ** (attemptsMade - 1);
}
