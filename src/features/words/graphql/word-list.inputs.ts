import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import type { WordListKind } from '../matching/word-matcher.js';
import type { WordListFormat } from '../word-list-files.js';
import { WordEntryModel, WordListFormatEnum, WordListKindEnum, WordListModel } from './word-list.models.js';

export const importModes = ['ADD', 'REPLACE'] as const;
export type ImportMode = (typeof importModes)[number];

export const ImportModeEnum = enumType(
  'WordListImportMode',
  importModes,
  'ADD keeps what is there; REPLACE leaves nothing but what is imported.',
);

@InputType({ isAbstract: true })
class WordListInput {
  @Field(() => WordListKindEnum)
  kind!: WordListKind;

  @Field(() => ID, { nullable: true, description: 'Of this site; absent: of the organisation, for all its sites.' })
  siteID?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For text in this language (de, en-GB); absent: for every text.',
  })
  language?: string | null;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class WordEntryInput {
  @Field()
  phrase!: string;

  @Field(() => String, { nullable: true })
  category?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@InputType()
export class UpdateWordListInput extends WordListInput {
  @Field(() => Int, { description: 'The version this change was made for; 0 for a list nobody has written yet.' })
  expectedVersion!: number;

  @Field(() => [WordEntryInput], { defaultValue: [] })
  add!: WordEntryInput[];

  @Field(() => [String], { defaultValue: [], description: 'Phrases; whatever is read the same goes.' })
  remove!: string[];
}

@InputType()
export class ImportWordListInput extends WordListInput {
  @Field(() => WordListFormatEnum)
  format!: WordListFormat;

  @Field(() => ImportModeEnum)
  mode!: ImportMode;

  @Field()
  content!: string;

  @Field(() => Int, { nullable: true, description: 'Absent: whatever is the newest when it is written.' })
  expectedVersion?: number | null;
}

@InputType()
export class RestoreWordListInput extends WordListInput {
  @Field(() => Int)
  version!: number;

  @Field(() => Int, { nullable: true, description: 'Absent: whatever is the newest when it is written.' })
  expectedVersion?: number | null;
}

@ObjectType('InvalidWordEntry')
export class InvalidWordEntryModel {
  @Field(() => Int, { description: 'In the file.' })
  line!: number;

  @Field()
  phrase!: string;

  @Field()
  problem!: string;
}

@ObjectType('WordEntryChange', {
  description: 'What becomes of one phrase: new without `before`, gone without `after`.',
})
export class WordEntryChangeModel {
  @Field(() => WordEntryModel, { nullable: true })
  before?: WordEntryModel;

  @Field(() => WordEntryModel, { nullable: true })
  after?: WordEntryModel;
}

@ObjectType()
export class UpdateWordListPayload {
  @Field(() => WordListModel)
  wordList!: WordListModel;

  @Field(() => Int)
  added!: number;

  @Field(() => Int, { description: 'Entries that got another category or note.' })
  updated!: number;

  @Field(() => Int)
  removed!: number;

  @Field(() => Int, { description: 'Entries that are read like another one and say nothing new.' })
  duplicates!: number;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class ImportWordListPayload extends UpdateWordListPayload {
  @Field({ description: 'Nothing was written: the list is what it would be.' })
  dryRun!: boolean;

  @Field(() => [WordEntryChangeModel], { description: 'The first 100 differences from the list as it was.' })
  changes!: readonly WordEntryChangeModel[];

  @Field(() => Int)
  invalidCount!: number;

  @Field(() => [InvalidWordEntryModel], { description: 'The first 100 lines that were left out, and why.' })
  invalid!: readonly InvalidWordEntryModel[];
}

@ObjectType()
export class RestoreWordListPayload {
  @Field(() => WordListModel)
  wordList!: WordListModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
