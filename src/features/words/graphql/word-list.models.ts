import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import { type WordListKind, wordListKinds } from '../matching/word-matcher.js';
import type { WordList } from '../word-list.js';
import { wordListFormats } from '../word-list-files.js';

export const WordListKindEnum = enumType(
  'WordListKind',
  wordListKinds,
  'BANNED words reject or hold a comment, SUSPECT ones hold or flag it, as the rules of the site say.',
);

export const WordListFormatEnum = enumType(
  'WordListFormat',
  wordListFormats,
  'TEXT: a phrase a line, then tab, category, tab, note; # begins a comment. CSV: columns phrase, category, note.',
);

@ArgsType()
export class WordListArgs {
  @Field(() => WordListKindEnum)
  kind!: WordListKind;

  @Field(() => ID, { nullable: true, description: 'Of this site; absent: of the organisation, for all its sites.' })
  siteID?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For text in this language (de, en-GB); absent: for every text.',
  })
  language?: string | null;
}

@ArgsType()
export class WordEntriesArgs {
  @Field(() => Int, { defaultValue: 50 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of a phrase, category or note.' })
  query?: string | null;
}

@ArgsType()
export class WordListHistoryArgs {
  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType('WordEntry')
export class WordEntryModel {
  @Field({ description: 'As entered.' })
  phrase!: string;

  @Field({ description: 'What it comes down to; phrases with the same reading are one.' })
  reading!: string;

  @Field(() => String, { nullable: true })
  category?: string;

  @Field(() => String, { nullable: true })
  note?: string;
}

@ObjectType()
export class WordEntryConnection extends Connection(WordEntryModel, 'WordEntry') {}

@ObjectType('WordListVersion', { description: 'What somebody made of a list, and when.' })
export class WordListVersionModel {
  @Field(() => Int)
  version!: number;

  @Field(() => Date, { nullable: true })
  changedAt?: Date;

  @Field(() => Int, { description: 'Entries of this version.' })
  count!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  removed!: number;

  @Field(() => Int, { nullable: true, description: 'The older version that this one brought back.' })
  restoredFrom?: number;

  /** Not a field: a person's id, or `system:` and what acted. */
  changedById?: string;
}

@ObjectType()
export class WordListVersionConnection extends Connection(WordListVersionModel, 'WordListVersion') {}

@ObjectType('WordList')
export class WordListModel extends WordListVersionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => WordListKindEnum)
  kind!: WordListKind;

  @Field(() => ID, { nullable: true })
  siteID?: string;

  @Field(() => String, { nullable: true })
  language?: string;

  /** Not a field: present where the whole list was read already. */
  list?: WordList;
}

@ObjectType('WordMatch')
export class WordMatchModel {
  @Field(() => WordListKindEnum)
  list!: WordListKind;

  @Field({ description: 'As entered in the list.' })
  phrase!: string;

  @Field(() => String, { nullable: true })
  category?: string;

  @Field(() => Int, { description: 'In UTF-16 code units of the text.' })
  start!: number;

  @Field(() => Int)
  end!: number;
}

@ObjectType('WordTest')
export class WordTestModel {
  @Field({ description: 'Names every list version that took part.' })
  version!: string;

  @Field(() => [WordMatchModel])
  matches!: readonly WordMatchModel[];
}

@ObjectType('WordListExport')
export class WordListExportModel {
  @Field()
  fileName!: string;

  @Field(() => Int)
  version!: number;

  @Field()
  content!: string;
}
