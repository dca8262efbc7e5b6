import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import { type SanctionCode, sanctionCodes, type SanctionKind, sanctionKinds } from '../sanction.js';
import type { ToldSanction } from '../sanctions.queries.js';

export const SanctionKindEnum = enumType('SanctionKind', sanctionKinds, 'What was decided against a person.');
export const SanctionCodeEnum = enumType('SanctionCode', sanctionCodes, 'The ground of a decision against a person.');

@ObjectType('Sanction', { description: 'A decision against the viewer, with its reasons.' })
export class SanctionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => SanctionKindEnum)
  kind!: SanctionKind;

  @Field(() => ID, { nullable: true, description: 'Null: everywhere.' })
  siteID?: string | undefined;

  @Field({ description: 'Whether no person has had a part in it.' })
  automated!: boolean;

  @Field(() => SanctionCodeEnum)
  code!: SanctionCode;

  @Field(() => String, { nullable: true, description: 'The moderators’ words.' })
  text?: string | undefined;

  @Field()
  decidedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'The end of a suspension.' })
  until?: Date | undefined;

  @Field({ description: 'False once a suspension is over, a warning acknowledged.' })
  isInForce!: boolean;

  /** Not a field: key of other features' fields. */
  userId!: string;
}

/** Only what the person may know leaves: not who decided. */
export function toSanction(userId: string, sanction: ToldSanction): SanctionModel {
  const { id, kind, siteId: siteID, automated, code, text, at: decidedAt, until, isInForce } = sanction;
  return { id, kind, siteID, automated, code, text, decidedAt, until, isInForce, userId };
}
