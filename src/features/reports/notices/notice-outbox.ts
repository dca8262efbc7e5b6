import { Injectable } from '@nestjs/common';
import { Ledger } from '../../ledger/index.js';
import { NoticesRepository } from './notices.repository.js';

/** Brings to the ledger what decided notices owe it. Done twice, or by two at once, it changes nothing. */
@Injectable()
export class NoticeOutbox {
  constructor(
    private readonly repository: NoticesRepository,
    private readonly ledger: Ledger,
  ) {}

  async settle(noticeId: string): Promise<void> {
    const owed = await this.repository.findOwed(noticeId);
    if (owed.length === 0) return;
    await this.ledger.settle(owed);
    await this.repository.clearOwed(
      noticeId,
      owed.map(({ id }) => id),
    );
  }

  /** @returns the notices that owe the ledger something */
  owing(limit: number): Promise<string[]> {
    return this.repository.findOwing(limit);
  }
}
