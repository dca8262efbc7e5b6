import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/index.js';
import { CommentsRepository } from './comments.repository.js';

/** Brings to the ledger what comments owe it. Done twice, or by two at once, it changes nothing. */
@Injectable()
export class CommentOutbox {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly ledger: Ledger,
  ) {}

  async settle(commentId: string): Promise<void> {
    const owed = await this.repository.findOwed(commentId);
    if (owed.length === 0) return;
    await this.ledger.settle(owed);
    await this.repository.clearOwed(
      commentId,
      owed.map(({ id }) => id),
    );
  }

  /** @returns the comments that owe the ledger something */
  owing(limit: number): Promise<string[]> {
    return this.repository.findOwing(limit);
  }
}
