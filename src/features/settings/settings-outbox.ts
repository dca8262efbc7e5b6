import { Injectable } from '@nestjs/common';
import { Outbox, Outboxes } from '../ledger/index.js';
import { SettingsVersionsRepository } from './settings-versions.repository.js';

/** What versions of settings owe the ledger: that they were written. */
@Injectable()
export class SettingsOutbox extends Outbox {
  constructor(versions: SettingsVersionsRepository, outboxes: Outboxes) {
    super('version of settings', versions.owed, outboxes);
  }
}
