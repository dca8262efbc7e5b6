import { Module } from '@nestjs/common';
import { UsersModule } from '../../users/index.js';
import { WordsModule } from '../words.module.js';
import { WordListFieldsResolver, WordListVersionResolver } from './word-list-fields.resolver.js';
import { WordListsResolver } from './word-lists.resolver.js';

@Module({
  imports: [WordsModule, UsersModule],
  providers: [WordListsResolver, WordListFieldsResolver, WordListVersionResolver],
})
export class WordsGraphqlModule {}
