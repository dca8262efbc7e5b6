import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import type { ReasonCode } from '../../comments/index.js';
import { SettingsDifferenceModel } from '../../sites/graphql/index.js';
import type { WordListKind } from '../../words/index.js';
import { WordListKindEnum } from '../../words/graphql/index.js';
import {
  type SampledReason,
  type SimulatedPlace,
  simulatedPlaces,
  type SimulationState,
  simulationStates,
} from '../simulator/rule-simulation.js';
import { ReviewReasonCodeEnum } from './evidence.models.js';

export const SimulationStateEnum = enumType(
  'SimulationState',
  simulationStates,
  'FAILED: several attempts came to no end; ask for less.',
);

export const SimulatedPlaceEnum = enumType(
  'SimulatedPlace',
  simulatedPlaces,
  'Where review puts a comment; FLAGGED is published and stands in the queue for review.',
);

@ObjectType('DecisionTally', { description: 'Comments, and what moderators decided about them.' })
export class DecisionTallyModel {
  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  approved!: number;

  @Field(() => Int)
  rejected!: number;
}

@ObjectType('SimulatedSample', { description: 'A comment that changes its place.' })
export class SimulatedSampleModel {
  @Field(() => SimulatedPlaceEnum)
  from!: SimulatedPlace;

  @Field(() => SimulatedPlaceEnum)
  to!: SimulatedPlace;

  @Field(() => ID)
  commentID!: string;

  /** Not fields: what `comment` and `reasons` are made of. */
  textAt!: Date;
  found!: readonly SampledReason[];
}

@ObjectType('SimulatedChange', {
  description: 'Comments that the rules of today put in one place, the draft in another.',
})
export class SimulatedChangeModel {
  @Field(() => SimulatedPlaceEnum)
  from!: SimulatedPlace;

  @Field(() => SimulatedPlaceEnum, { description: 'The same as `from` for comments that stay.' })
  to!: SimulatedPlace;

  @Field(() => DecisionTallyModel)
  comments!: DecisionTallyModel;
}

@ArgsType()
export class SimulatedSamplesArgs {
  @Field(() => SimulatedPlaceEnum, { nullable: true })
  from?: SimulatedPlace | null;

  @Field(() => SimulatedPlaceEnum, { nullable: true })
  to?: SimulatedPlace | null;

  @Field(() => Int, { defaultValue: 20 })
  first!: number;
}

@ObjectType('SimulatedPlaces')
export class SimulatedPlacesModel {
  @Field(() => DecisionTallyModel)
  published!: DecisionTallyModel;

  @Field(() => DecisionTallyModel, { description: 'Published, and in the queue for review.' })
  flagged!: DecisionTallyModel;

  @Field(() => DecisionTallyModel)
  held!: DecisionTallyModel;

  @Field(() => DecisionTallyModel)
  rejected!: DecisionTallyModel;
}

@ObjectType('SimulatedReason')
export class SimulatedReasonModel {
  @Field()
  stage!: string;

  @Field(() => ReviewReasonCodeEnum)
  code!: ReasonCode;

  @Field(() => Int, { description: 'Comments with it by the rules of today.' })
  baseline!: number;

  @Field(() => Int)
  draft!: number;
}

@ObjectType('SimulatedPhrase')
export class SimulatedPhraseModel {
  @Field(() => WordListKindEnum)
  list!: WordListKind;

  @Field()
  phrase!: string;

  @Field(() => Int, { description: 'Comments with it by the lists of today.' })
  baseline!: number;

  @Field(() => DecisionTallyModel)
  draft!: DecisionTallyModel;
}

@ObjectType('RuleSimulationResult')
export class RuleSimulationResultModel {
  @Field({ description: 'When the replayed time begins.' })
  from!: Date;

  @Field(() => Int, { description: 'Comments that were reviewed again; deleted ones cannot be.' })
  comments!: number;

  @Field({ description: 'There are more comments within the days: only the newest 100,000 were read.' })
  isTruncated!: boolean;

  @Field(() => Int, { description: 'Comments that the rules of today put where review put them at the time.' })
  asReviewed!: number;

  @Field(() => SimulatedPlacesModel, { description: 'By the rules of today.' })
  baseline!: SimulatedPlacesModel;

  @Field(() => SimulatedPlacesModel)
  draft!: SimulatedPlacesModel;

  @Field(() => [SimulatedChangeModel])
  changes!: readonly SimulatedChangeModel[];

  @Field(() => [SimulatedReasonModel], { description: 'The most frequent of the draft first.' })
  reasons!: readonly SimulatedReasonModel[];

  @Field(() => [SimulatedPhraseModel], { description: 'The 50 most frequent of the draft.' })
  phrases!: readonly SimulatedPhraseModel[];

  @Field(() => [String], { description: 'What the figures do not say.' })
  notes!: readonly string[];

  /** Not a field: those of all changes. */
  kept!: readonly SimulatedSampleModel[];
}

@ObjectType('RuleSimulation', { description: "A draft of rules or word lists, tried on a site's last days." })
export class RuleSimulationModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  siteID!: string;

  @Field(() => Int)
  days!: number;

  @Field(() => SimulationStateEnum)
  state!: SimulationState;

  @Field({ description: 'Comments sent later have no part in it.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt?: Date | undefined;

  @Field(() => String, { description: "A person's id, or `system:` and what acted." })
  askedByID!: string;

  @Field(() => Int, { description: 'Comments read so far.' })
  read!: number;

  @Field(() => Int, { nullable: true, description: 'Comments to be read; null until they are counted.' })
  total?: number | undefined;

  @Field(() => [SettingsDifferenceModel], { description: 'What the draft changes in the rules.' })
  differences!: readonly SettingsDifferenceModel[];

  @Field(() => RuleSimulationResultModel, { nullable: true })
  result?: RuleSimulationResultModel | undefined;
}

@ObjectType()
export class SimulateRulesPayload {
  @Field(() => RuleSimulationModel)
  simulation!: RuleSimulationModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
