import { Injectable } from '@nestjs/common';
import { Outbox, Outboxes } from '../ledger/index.js';
import { StoryControlsRepository } from './story-controls.repository.js';

/** What stories owe the ledger: what moderators decided about them. */
@Injectable()
export class StoryOutbox extends Outbox {
  constructor(repository: StoryControlsRepository, outboxes: Outboxes) {
    super('story', repository.owed, outboxes);
  }
}
