import { Injectable } from '@nestjs/common';
import { Outbox, Outboxes } from '../../ledger/index.js';
import { AppealsRepository } from './appeals.repository.js';

/** What appeals owe the ledger: that they were filed, and how they ended. */
@Injectable()
export class AppealOutbox extends Outbox {
  constructor(repository: AppealsRepository, outboxes: Outboxes) {
    super('appeal', repository.owed, outboxes);
  }
}
