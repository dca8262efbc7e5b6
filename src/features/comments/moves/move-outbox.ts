import { Injectable } from '@nestjs/common';
import { Outbox, Outboxes } from '../../ledger/index.js';
import { CommentMovesRepository } from './comment-moves.repository.js';

/** What moves owe the ledger: that they began. */
@Injectable()
export class MoveOutbox extends Outbox {
  constructor(repository: CommentMovesRepository, outboxes: Outboxes) {
    super('move', repository.owed, outboxes);
  }
}
