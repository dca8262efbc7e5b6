import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { SitesModule } from '../sites/index.js';
import { wordListVersionSchema } from './word-list.schema.js';
import { WordLists } from './word-lists.js';
import { WordListsQueries } from './word-lists.queries.js';
import { WordListsRepository } from './word-lists.repository.js';
import { WordListsService } from './word-lists.service.js';

@Module({
  imports: [MongooseModule.forFeature([{ name: 'WordListVersion', schema: wordListVersionSchema }]), SitesModule],
  providers: [WordListsRepository, WordLists, WordListsQueries, WordListsService],
  exports: [WordLists, WordListsQueries, WordListsService],
})
export class WordsModule {}
