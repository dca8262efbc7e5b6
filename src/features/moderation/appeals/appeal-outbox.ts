import { Injectable } from '@nestjs/common';
import { BackgroundWork } from '../../../core/events/background-work.js';
import { Ledger } from '../../ledger/index.js';
import { AppealsRepository } from './appeals.repository.js';

/** Brings to the ledger what appeals owe it. Done twice, or by two at once, it changes nothing. */
@Injectable()
export class AppealOutbox {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly ledger: Ledger,
    private readonly background: BackgroundWork,
  ) {}

  /** After the answer; the sweep does it where this comes to nothing. */
  settleSoon(appealId: string): void {
    this.background.start('Recording an appeal', () => this.settle(appealId));
  }

  async settle(appealId: string): Promise<void> {
    const owed = await this.repository.findOwed(appealId);
    if (owed.length === 0) return;
    await this.ledger.settle(owed);
    await this.repository.clearOwed(
      appealId,
      owed.map(({ id }) => id),
    );
  }

  /** @returns the appeals that owe the ledger something */
  owing(limit: number): Promise<string[]> {
    return this.repository.findOwing(limit);
  }
}
