import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { ModerationRules, SettingsChange } from '../../settings/index.js';
import { ModerationRulesChange } from '../../sites/graphql/index.js';
import type { WordListKind } from '../../words/index.js';
import { toAddress, toGivenEntries, WordEntryInput, WordListKindEnum } from '../../words/graphql/index.js';
import type { SimulationRequest } from '../simulator/rule-simulations.service.js';

@InputType({ description: 'A change of a word list that is only tried.' })
export class DraftWordListInput {
  @Field(() => WordListKindEnum)
  kind!: WordListKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The site that is tried; absent: the organisation, for all its sites.',
  })
  siteID?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For text in this language (de, en-GB); absent: for every text.',
  })
  language?: string | null;

  @Field(() => [WordEntryInput], { defaultValue: [] })
  add!: WordEntryInput[];

  @Field(() => [String], { defaultValue: [], description: 'Phrases; whatever is read the same goes.' })
  remove!: string[];

  @Field({ defaultValue: false, description: 'Leaves nothing in the list but what is added.' })
  replace!: boolean;
}

@InputType()
export class SimulateRulesInput {
  @Field(() => ID)
  siteID!: string;

  @Field(() => Int, { defaultValue: 7, description: 'How many of the last days are replayed, 1 to 90.' })
  days!: number;

  @Field(() => ModerationRulesChange, { nullable: true, description: 'Nothing: the rules as they are now.' })
  rules?: SettingsChange<ModerationRules> | null;

  @Field({ defaultValue: false, description: "The rules are the organisation's, which the site's own outweigh." })
  organisationWide!: boolean;

  @Field(() => [DraftWordListInput], { defaultValue: [] })
  wordLists!: DraftWordListInput[];

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

export function toRequest({ siteID, days, rules, organisationWide, wordLists }: SimulateRulesInput): SimulationRequest {
  return {
    siteId: siteID,
    days,
    ...(rules ? { rules } : {}),
    isOrganisationWide: organisationWide,
    wordLists: wordLists.map((list) => ({
      address: toAddress(list),
      change: { add: toGivenEntries(list.add), remove: list.remove, replace: list.replace },
    })),
  };
}
