import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/index.js';
import { UserChangesRepository } from './user-changes.repository.js';

/** Brings to the ledger what people's documents owe it. Done twice, or by two at once, it changes nothing. */
@Injectable()
export class UserOutbox {
  constructor(
    private readonly repository: UserChangesRepository,
    private readonly ledger: Ledger,
  ) {}

  async settle(userId: string): Promise<void> {
    const owed = await this.repository.findOwed(userId);
    if (owed.length === 0) return;
    await this.ledger.settle(owed);
    await this.repository.removeOwed(userId, owed);
  }

  /** @returns the people whose documents owe the ledger something */
  owing(limit: number): Promise<string[]> {
    return this.repository.findOwing(limit);
  }
}
