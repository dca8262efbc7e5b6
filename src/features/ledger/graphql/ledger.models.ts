import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';

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

  @Field(() => LedgerProblemModel, { nullable: true })
  firstProblem?: LedgerProblemModel;
}

@ArgsType()
export class LedgerArgs {
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

  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ArgsType()
export class VerifyLedgerArgs {
  @Field(() => ID, { description: "A site's id, or `organisation`." })
  chain!: string;

  @Field(() => Int, { defaultValue: 1, description: 'The first entry to look at.' })
  from!: number;

  @Field(() => String, { nullable: true, description: 'A hash that the chain must hold.' })
  expect?: string | null;
}
