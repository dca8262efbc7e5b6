import { Injectable } from '@nestjs/common';
import { Outbox, Outboxes } from '../ledger/index.js';
import { CommentsRepository } from './comments.repository.js';

/** What comments owe the ledger: decisions, of moderators and of the review. */
@Injectable()
export class CommentOutbox extends Outbox {
  constructor(repository: CommentsRepository, outboxes: Outboxes) {
    super('comment', repository.owed, outboxes);
  }
}
