import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { RequestContext } from '../../../core/context/request-context.js';
import { decodeCursor, encodeCursor } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import {
  moderationSettings,
  organisationSettings,
  signInSettings,
  storyDefaultSettings,
} from '../../settings/index.js';
import { ScopedSettingsService } from '../scoped-settings.service.js';
import {
  changeOptions,
  RestoreSettingsInput,
  SettingsHistoryArgs,
  UpdateModerationRulesInput,
  UpdateOrganisationInput,
  UpdateSignInSettingsInput,
  UpdateStoryDefaultsInput,
} from './settings.inputs.js';
import {
  CurrentModerationRulesModel,
  CurrentOrganisationModel,
  CurrentSignInSettingsModel,
  CurrentStoryDefaultsModel,
  ModerationRulesPayload,
  OrganisationPayload,
  RestoreSettingsPayload,
  SettingsVersionConnection,
  SignInSettingsPayload,
  StoryDefaultsPayload,
  toCurrentSettings,
  toSettingsVersion,
} from './settings.models.js';

const cursorShape = z.tuple([z.number().int().positive()]);

/** Settings of the organisation and of sites, and their history. */
@Resolver()
export class SettingsResolver {
  constructor(private readonly service: ScopedSettingsService) {}

  @Query(() => CurrentOrganisationModel)
  async organisation(@Ctx() ctx: RequestContext): Promise<CurrentOrganisationModel> {
    return toCurrentSettings(organisationSettings, await this.service.current(ctx, organisationSettings, undefined));
  }

  @Query(() => CurrentModerationRulesModel, { description: 'Of one site, or what all sites inherit.' })
  async moderationRules(
    @Ctx() ctx: RequestContext,
    @Args('siteID', { type: () => ID, nullable: true }) siteID?: string | null,
  ): Promise<CurrentModerationRulesModel> {
    const current = await this.service.current(ctx, moderationSettings, siteID ?? undefined);
    return toCurrentSettings(moderationSettings, current);
  }

  @Query(() => CurrentStoryDefaultsModel, { description: 'Of one site, or what all sites inherit.' })
  async storyDefaults(
    @Ctx() ctx: RequestContext,
    @Args('siteID', { type: () => ID, nullable: true }) siteID?: string | null,
  ): Promise<CurrentStoryDefaultsModel> {
    const current = await this.service.current(ctx, storyDefaultSettings, siteID ?? undefined);
    return toCurrentSettings(storyDefaultSettings, current);
  }

  @Query(() => CurrentSignInSettingsModel, { description: 'Of one site, or what all sites inherit.' })
  async signInSettings(
    @Ctx() ctx: RequestContext,
    @Args('siteID', { type: () => ID, nullable: true }) siteID?: string | null,
  ): Promise<CurrentSignInSettingsModel> {
    return toCurrentSettings(signInSettings, await this.service.current(ctx, signInSettings, siteID ?? undefined));
  }

  @Query(() => SettingsVersionConnection, { description: 'Newest first.' })
  async settingsHistory(@Ctx() ctx: RequestContext, @Args() { kind, siteID, ...page }: SettingsHistoryArgs) {
    const first = checkedFirst(page.first);
    const before = page.after ? decodeCursor(page.after, cursorShape)[0] : undefined;
    const rows = await this.service.history(ctx, kind, siteID ?? undefined, { first, before });
    return mapPage(
      pageOf(rows, first, ({ version }) => encodeCursor([version])),
      toSettingsVersion,
    );
  }

  @Mutation(() => OrganisationPayload)
  async updateOrganisation(
    @Ctx() ctx: RequestContext,
    @Args('input') input: UpdateOrganisationInput,
  ): Promise<OrganisationPayload> {
    const { settings, clientMutationID } = input;
    const kind = organisationSettings;
    const current = await this.service.change(ctx, kind, undefined, settings, changeOptions(input));
    return { organisation: toCurrentSettings(kind, current), clientMutationID };
  }

  @Mutation(() => ModerationRulesPayload)
  async updateModerationRules(
    @Ctx() ctx: RequestContext,
    @Args('input') input: UpdateModerationRulesInput,
  ): Promise<ModerationRulesPayload> {
    const { siteID, settings, clientMutationID } = input;
    const kind = moderationSettings;
    const current = await this.service.change(ctx, kind, siteID ?? undefined, settings, changeOptions(input));
    return { moderationRules: toCurrentSettings(kind, current), clientMutationID };
  }

  @Mutation(() => SignInSettingsPayload)
  async updateSignInSettings(
    @Ctx() ctx: RequestContext,
    @Args('input') input: UpdateSignInSettingsInput,
  ): Promise<SignInSettingsPayload> {
    const { siteID, settings, clientMutationID } = input;
    const kind = signInSettings;
    const current = await this.service.change(ctx, kind, siteID ?? undefined, settings, changeOptions(input));
    return { signInSettings: toCurrentSettings(kind, current), clientMutationID };
  }

  @Mutation(() => StoryDefaultsPayload)
  async updateStoryDefaults(
    @Ctx() ctx: RequestContext,
    @Args('input') input: UpdateStoryDefaultsInput,
  ): Promise<StoryDefaultsPayload> {
    const { siteID, settings, clientMutationID } = input;
    const kind = storyDefaultSettings;
    const current = await this.service.change(ctx, kind, siteID ?? undefined, settings, changeOptions(input));
    return { storyDefaults: toCurrentSettings(kind, current), clientMutationID };
  }

  @Mutation(() => RestoreSettingsPayload, { description: "Writes an older version's values as the newest version." })
  async restoreSettings(
    @Ctx() ctx: RequestContext,
    @Args('input') input: RestoreSettingsInput,
  ): Promise<RestoreSettingsPayload> {
    const { kind, siteID, clientMutationID } = input;
    const version = await this.service.restore(ctx, kind, siteID ?? undefined, input.version, changeOptions(input));
    return { kind, siteID, version, clientMutationID };
  }
}
