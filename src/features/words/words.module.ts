import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { LedgerModule } from '../ledger/index.js';
import { SitesModule } from '../sites/index.js';
import { WordListListeners } from './word-list.listeners.js';
import { WordListOutbox } from './word-list-outbox.js';
import { wordListVersionSchema } from './word-list.schema.js';
import { WordLists } from './word-lists.js';
import { WordListsQueries } from './word-lists.queries.js';
import { WordListsRepository } from './word-lists.repository.js';
import { WordListsService } from './word-lists.service.js';

@Module({
  imports: [
    LedgerModule,
    SitesModule,
    MongooseModule.forFeature([{ name: 'WordListVersion', schema: wordListVersionSchema }]),
  ],
  providers: [WordListsRepository, WordListOutbox, WordListListeners, WordLists, WordListsQueries, WordListsService],
  exports: [WordLists, WordListsQueries, WordListsService],
})
export class WordsModule {}
