import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import { type LedgerFormat, ledgerFormats } from '../ledger-files.js';
import { verifiedAtOnce } from '../ledger.queries.js';

export const ledgerSubjectKinds = ['COMMENT', 'USER', 'STORY', 'SETTINGS', 'WORD_LIST', 'NOTICE', 'APPEAL'] as const;
export type LedgerSubjectKind = (typeof ledgerSubjectKinds)[number];
export const LedgerSubjectKindEnum = enumType('LedgerSubjectKind', ledgerSubjectKinds, 'What a decision was about.');

@ObjectType('LedgerSubject')
export class LedgerSubjectModel {
  @Field(() => LedgerSubjectKindEnum)
  kind!: LedgerSubjectKind;

  @Field(() => ID)
  id!: string;
}

@ObjectType('LedgerFact')
export class LedgerFactModel {
  @Field()
  name!: string;

  @Field({ description: 'As JSON.' })
  value!: string;
}

@ObjectType('LedgerEntry', { description: 'A decision, and its place in the chain that cannot be changed unnoticed.' })
export class LedgerEntryModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: "A site's id, or `organisation`." })
  chain!: string;

  @Field(() => Int)
  seq!: number;

  @Field()
  at!: Date;

  @Field(() => ID, { description: "A person's id, or `system:` and what acted." })
  actorID!: string;

  @Field()
  action!: string;

  @Field(() => LedgerSubjectModel)
  subject!: LedgerSubjectModel;

  @Field(() => String, { nullable: true })
  reason?: string;

  @Field(() => [String])
  rules!: readonly string[];

  @Field(() => [LedgerFactModel])
  facts!: readonly LedgerFactModel[];

  @Field()
  previousHash!: string;

  @Field()
  hash!: string;
}

@ObjectType()
export class LedgerEntryConnection extends Connection(LedgerEntryModel, 'LedgerEntry') {}

export const ledgerProblems = [
  'MISSING',
  'CHANGED',
  'UNLINKED',
  'MISPLACED',
  'TRUNCATED',
  'REPLACED',
  'EXPECTED_HASH_ABSENT',
] as const;
export const LedgerProblemEnum = enumType('LedgerProblemKind', ledgerProblems, 'What is wrong with a chain.');

@ObjectType('LedgerProblem')
export class LedgerProblemModel {
  @Field(() => Int, { description: 'The first entry that is not as it should be.' })
  seq!: number;

  @Field(() => LedgerProblemEnum)
  what!: (typeof ledgerProblems)[number];
}

@ObjectType('LedgerVerification')
export class LedgerVerificationModel {
  @Field(() => ID)
  chain!: string;

  @Field()
  ok!: boolean;

  @Field(() => Int, { description: 'How many were looked at.' })
  entries!: number;

  @Field({ description: 'False where the check stopped at its limit: go on from `lastSeq` + 1.' })
  isComplete!: boolean;

  @Field(() => Int)
  lastSeq!: number;

  @Field({ description: 'Note it outside the database: `expect` compares it later.' })
  lastHash!: string;

  @Field(() => Date, { nullable: true, description: 'Of the first entry that was looked at.' })
  since?: Date;

  @Field(() => Int, { description: 'How many entries the chain is known to have at least.' })
  chainLength!: number;

  @Field(() => LedgerProblemModel, { nullable: true })
  firstProblem?: LedgerProblemModel;
}

@ArgsType()
export class LedgerFilterArgs {
  @Field(() => ID, { nullable: true, description: "A site's id, or `organisation`." })
  chain?: string | null;

  @Field(() => ID, { nullable: true })
  actorID?: string | null;

  @Field(() => String, { nullable: true })
  action?: string | null;

  @Field(() => LedgerSubjectKindEnum, { nullable: true })
  subjectKind?: LedgerSubjectKind | null;

  @Field(() => ID, { nullable: true, description: 'Together with `subjectKind`.' })
  subjectID?: string | null;

  @Field(() => Date, { nullable: true })
  since?: Date | null;

  @Field(() => Date, { nullable: true })
  until?: Date | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ArgsType()
export class LedgerArgs extends LedgerFilterArgs {
  @Field(() => Int, { defaultValue: 20 })
  first!: number;
}

@ArgsType()
export class LedgerEntryArgs {
  @Field(() => ID, { description: "A site's id, or `organisation`." })
  chain!: string;

  @Field(() => Int)
  seq!: number;
}

export const LedgerFormatEnum = enumType(
  'LedgerFormat',
  ledgerFormats,
  'CSV for spreadsheets; JSON Lines as `talk ledger export` writes them, enough to compute the hashes again.',
);

@ArgsType()
export class ExportLedgerArgs extends LedgerFilterArgs {
  @Field(() => LedgerFormatEnum)
  format!: LedgerFormat;
}

@ObjectType('LedgerExport', { description: 'A part of an export; the parts one after the other are the file.' })
export class LedgerExportModel {
  @Field()
  content!: string;

  @Field(() => Int, { description: 'How many are in this part.' })
  entries!: number;

  @Field(() => String, { nullable: true, description: 'Where the next part begins; null in the last one.' })
  endCursor?: string | null;
}

@ArgsType()
export class VerifyLedgerArgs {
  @Field(() => ID, { description: "A site's id, or `organisation`." })
  chain!: string;

  @Field(() => Int, { defaultValue: 1, description: 'The first entry to look at.' })
  from!: number;

  @Field(() => Int, { defaultValue: verifiedAtOnce, description: `How many at the most: up to ${verifiedAtOnce}.` })
  limit!: number;

  @Field(() => String, { nullable: true, description: 'A hash that the chain must hold.' })
  expect?: string | null;
}
