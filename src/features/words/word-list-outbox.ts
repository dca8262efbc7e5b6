import { Injectable } from '@nestjs/common';
import { Outbox, Outboxes } from '../ledger/index.js';
import { WordListsRepository } from './word-lists.repository.js';

/** What versions of word lists owe the ledger: that they were written. */
@Injectable()
export class WordListOutbox extends Outbox {
  constructor(repository: WordListsRepository, outboxes: Outboxes) {
    super('version of a word list', repository.owed, outboxes);
  }
}
