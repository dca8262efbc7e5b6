import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { actorIdOf } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireAdmin, requireModeratorOf } from '../../../core/context/require-role.js';
import { newId } from '../../../core/database/ids.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { RateLimiter } from '../../../core/redis/rate-limiter.js';
import {
  differencesBetween,
  type ModerationRules,
  moderationSettings,
  organisationScope,
  type SettingsChange,
  SettingsQueries,
} from '../../settings/index.js';
import { SitesQueries } from '../../sites/index.js';
import { type DraftWordList, organisation, WordLists, WordListsService } from '../../words/index.js';
import { draftedRules, withoutSecrets } from './drafted-rules.js';
import { keptOfASite, type ListedSimulation, mostDays, type RuleSimulation } from './rule-simulation.js';
import { RuleSimulationsRepository } from './rule-simulations.repository.js';

export interface SimulationRequest {
  readonly siteId: string;
  readonly days: number;
  /** What would change in the rules, as for the settings themselves; nothing: the rules as they are. */
  readonly rules?: SettingsChange<ModerationRules>;
  /** Whether the change of rules is one of the organisation's, which the site's own outweigh. */
  readonly isOrganisationWide?: boolean;
  readonly wordLists?: readonly DraftWordList[];
}

const limit = { name: 'simulate-rules', points: 20, durationSeconds: 60 } as const;
const mostLists = 10;
const mostEntries = 20_000;
const longestPhrase = 100;

/** Trials of rules and word lists before they are switched on: asked for by whoever may change them. */
@Injectable()
export class RuleSimulationsService {
  constructor(
    private readonly repository: RuleSimulationsRepository,
    private readonly settings: SettingsQueries,
    private readonly lists: WordLists,
    private readonly listChanges: WordListsService,
    private readonly sites: SitesQueries,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes what is to be tried, with rules and lists as they are at this moment; `RuleSimulator` does it.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, NOT_FOUND, BAD_INPUT, PHRASE_INVALID, WORD_LIST_TOO_LARGE
   */
  async prepare(ctx: RequestContext, request: SimulationRequest): Promise<RuleSimulation> {
    requireAdmin(ctx);
    await this.limiter.consume(limit, actorIdOf(ctx.actor));
    const { siteId, days, wordLists = [], isOrganisationWide = false } = request;
    if (!(await this.sites.byId(siteId))) throw coreError('NOT_FOUND', { what: 'site' });
    if (!Number.isInteger(days) || days < 1 || days > mostDays) {
      throw coreError('BAD_INPUT', { problem: `Choose between 1 and ${mostDays} days.` });
    }
    const rules = await this.rules(siteId, request.rules ?? {}, isOrganisationWide);
    await this.checkLists(ctx, siteId, wordLists);
    const now = this.clock.now();
    const simulation: RuleSimulation = {
      ...rules,
      id: newId(),
      siteId,
      askedBy: actorIdOf(ctx.actor),
      days,
      createdAt: now,
      state: 'QUEUED',
      turn: 0,
      touchedAt: now,
      read: 0,
      listVersions: await this.lists.versionsFor(siteId),
      wordLists: wordLists.map(withoutNotes),
    };
    await this.repository.insert(simulation);
    await this.repository.prune(siteId, keptOfASite);
    return simulation;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND */
  async byId(ctx: RequestContext, id: string): Promise<ListedSimulation> {
    const found = await this.repository.findById(id);
    requireModeratorOf(ctx, found?.siteId ?? '');
    if (!found) throw coreError('NOT_FOUND', { what: 'simulation' });
    return found;
  }

  /** The newest of a site, newest first. @throws UNAUTHENTICATED, FORBIDDEN */
  async ofSite(ctx: RequestContext, siteId: string): Promise<ListedSimulation[]> {
    requireModeratorOf(ctx, siteId);
    return this.repository.findNewest(siteId, keptOfASite);
  }

  private async rules(siteId: string, change: SettingsChange<ModerationRules>, isOrganisationWide: boolean) {
    const [organisationRules, site, { version }] = await Promise.all([
      this.settings.current(moderationSettings, organisationScope),
      this.settings.current(moderationSettings, siteId),
      this.settings.moderationRules(siteId),
    ]);
    const baseline = withoutSecrets(site.values);
    const drafted = draftedRules({ organisation: organisationRules, site }, change, isOrganisationWide);
    const differences = differencesBetween(baseline, drafted, moderationSettings.secretPaths);
    return {
      baseline: { rules: baseline, version },
      drafted: { rules: drafted, version: differences.length === 0 ? version : `${version}+draft` },
      differences,
    };
  }

  /** As the change itself would be checked. */
  private async checkLists(ctx: RequestContext, siteId: string, drafts: readonly DraftWordList[]): Promise<void> {
    const entries = drafts.reduce((sum, { change }) => sum + change.add.length + change.remove.length, 0);
    if (drafts.length > mostLists || entries > mostEntries) {
      throw coreError('BAD_INPUT', { problem: `A draft has up to ${mostLists} lists and ${mostEntries} entries.` });
    }
    for (const { address, change } of drafts) {
      if (address.scope !== siteId && address.scope !== organisation) {
        throw coreError('BAD_INPUT', { problem: 'A list of another site changes nothing here.' });
      }
      if (change.remove.some(({ length }) => length > longestPhrase)) {
        throw coreError('BAD_INPUT', { problem: `A phrase has at most ${longestPhrase} characters.` });
      }
      await this.listChanges.change(ctx, address, change, { dryRun: true, refuseInvalid: true });
    }
  }
}

function withoutNotes({ address, change }: DraftWordList): DraftWordList {
  return { address, change: { ...change, add: change.add.map(({ note: _note, ...entry }) => entry) } };
}
