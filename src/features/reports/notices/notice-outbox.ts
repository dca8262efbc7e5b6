import { Injectable } from '@nestjs/common';
import { Outbox, Outboxes } from '../../ledger/index.js';
import { NoticesRepository } from './notices.repository.js';

/** What illegal-content notices owe the ledger: their decisions. */
@Injectable()
export class NoticeOutbox extends Outbox {
  constructor(repository: NoticesRepository, outboxes: Outboxes) {
    super('notice', repository.owed, outboxes);
  }
}
