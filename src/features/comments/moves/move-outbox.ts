import { Injectable } from '@nestjs/common';
import { Ledger } from '../../ledger/index.js';
import { CommentMovesRepository } from './comment-moves.repository.js';

/** Brings to the ledger what moves owe it. Done twice, or by two at once, it changes nothing. */
@Injectable()
export class MoveOutbox {
  constructor(
    private readonly moves: CommentMovesRepository,
    private readonly ledger: Ledger,
  ) {}

  async settle(moveId: string): Promise<void> {
    const owed = (await this.moves.findById(moveId))?.owed ?? [];
    if (owed.length === 0) return;
    await this.ledger.settle(owed);
    await this.moves.clearOwed(
      moveId,
      owed.map(({ id }) => id),
    );
  }

  /** @returns the moves that owe the ledger something */
  owing(limit: number): Promise<string[]> {
    return this.moves.findOwing(limit);
  }
}
