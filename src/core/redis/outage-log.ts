import type { Logger } from '@nestjs/common';

/**
 * Says once that Redis is away and once that it is back, however many connections notice it and however often they
 * fail meanwhile.
 */
export class OutageLog {
  private awaySince?: number;

  constructor(
    private readonly logger: Pick<Logger, 'warn' | 'log'>,
    private readonly where: string,
    private readonly now: () => number = Date.now,
  ) {}

  get isAway(): boolean {
    return this.awaySince !== undefined;
  }

  away(error: Error): void {
    if (this.awaySince !== undefined) return;
    this.awaySince = this.now();
    this.logger.warn(`${capitalise(this.where)} cannot be reached (${reasonOf(error)}); Talk keeps trying`);
  }

  back(): void {
    if (this.awaySince === undefined) return;
    const seconds = Math.max(1, Math.round((this.now() - this.awaySince) / 1000));
    this.awaySince = undefined;
    this.logger.log(`${capitalise(this.where)} is back after ${seconds} s`);
  }
}

/** Network failures sometimes come without a message, and a cluster's hides the reason in the last node's. */
function reasonOf(error: Error & { code?: unknown; lastNodeError?: unknown }): string {
  if (error.lastNodeError instanceof Error) return reasonOf(error.lastNodeError);
  const message = error.message.replace(/^All sentinels .* Last error: /, 'no Sentinel leads to it: ');
  return message || (typeof error.code === 'string' ? error.code : error.name);
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
