import { Injectable } from '@nestjs/common';
import { Outbox, Outboxes } from '../ledger/index.js';
import { UserChangesRepository } from './user-changes.repository.js';

/** What people's documents owe the ledger: changes of their states. */
@Injectable()
export class UserOutbox extends Outbox {
  constructor(repository: UserChangesRepository, outboxes: Outboxes) {
    super('person', repository.owed, outboxes);
  }
}
