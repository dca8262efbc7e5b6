import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import type { SettingsDefinition } from './define-settings.js';
import { type ModerationRules, moderationSettings } from './moderation-rules.js';
import { organisationScope, type SettingsVersion } from './settings-version.js';
import { differencesBetween, type PlainValues, type SettingsDifference } from './settings-values.js';
import { SettingsVersionsRepository } from './settings-versions.repository.js';
import { allSettings, settingsChanged } from './settings.topics.js';
import { type StoryDefaults, storyDefaultSettings } from './story-defaults.js';

/** What holds at a scope, and which version says so; 0 where nobody has changed anything yet. */
export interface CurrentSettings<Values> {
  readonly version: number;
  /** The sections that the scope has itself. */
  readonly own: Partial<Values>;
  /** Own, else the organisation's, else the defaults. Secrets included: redact before anybody sees it. */
  readonly values: Values;
}

/** A version with what it changed; secrets are told, never shown. */
export interface ExplainedVersion extends Omit<SettingsVersion, 'values'> {
  readonly differences: readonly SettingsDifference[];
}

interface Layer {
  readonly version: number;
  readonly own: PlainValues;
}

/** A change reaches every process over Redis at once; without Redis it does after this long. */
const cacheMs = 5_000;
const cacheSize = 5_000;

/** Reads of settings, cached: every comment posted needs its site's rules. */
@Injectable()
export class SettingsQueries implements OnModuleInit {
  private readonly layers = new Map<string, { readonly layer: Promise<Layer>; readonly until: number }>();

  constructor(
    private readonly repository: SettingsVersionsRepository,
    private readonly pubsub: PubSub,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.pubsub.onReconnected(() => this.layers.clear());
    await this.pubsub.subscribe(settingsChanged, allSettings, ({ kind, scope }) => this.forget(kind, scope));
  }

  /** @param scope `organisation` or a site's id, which inherits from it */
  async current<Values>(definition: SettingsDefinition<Values>, scope: string): Promise<CurrentSettings<Values>> {
    const [organisation, own] = await Promise.all([
      this.layer(definition, organisationScope),
      this.layer(definition, scope),
    ]);
    const values = { ...definition.defaults, ...organisation.own, ...own.own } as Values;
    return { version: own.version, own: own.own as Partial<Values>, values };
  }

  /** How a site's comments are reviewed; `version` names the versions that say so, such as `org@3+site@1`. */
  async moderationRules(siteId: string): Promise<{ rules: ModerationRules; version: string }> {
    const { values, version } = await this.ofSite(moderationSettings, siteId);
    return { rules: values, version };
  }

  /** What holds for a site's stories that have no word of their own. */
  async storyDefaults(siteId: string): Promise<{ defaults: StoryDefaults; version: string }> {
    const { values, version } = await this.ofSite(storyDefaultSettings, siteId);
    return { defaults: values, version };
  }

  /**
   * Up to one version more than asked for, newest first, each with its differences from the one before.
   *
   * @param page `before`: only versions below it
   */
  async history(
    definition: SettingsDefinition,
    scope: string,
    { first, before }: { first: number; before?: number | undefined },
  ): Promise<ExplainedVersion[]> {
    const rows = await this.repository.findPage(definition.kind, scope, before, first + 2);
    const base: PlainValues = scope === organisationScope ? definition.defaults : {};
    return rows.slice(0, first + 1).map(({ values, ...version }, index) => {
      const [old, now] = [
        { ...base, ...rows[index + 1]?.values },
        { ...base, ...values },
      ];
      return { ...version, differences: differencesBetween(old, now, definition.secretPaths) };
    });
  }

  /** The next read of these settings in this process is fresh. */
  forget(kind: string, scope: string): void {
    this.layers.delete(keyOf(kind, scope));
  }

  private async ofSite<Values>(definition: SettingsDefinition<Values>, siteId: string) {
    const [organisation, site] = await Promise.all([
      this.layer(definition, organisationScope),
      this.current(definition, siteId),
    ]);
    return { values: site.values, version: `org@${organisation.version}+site@${site.version}` };
  }

  private layer(definition: SettingsDefinition, scope: string): Promise<Layer> {
    const key = keyOf(definition.kind, scope);
    const now = this.clock.now().getTime();
    const cached = this.layers.get(key);
    if (cached && cached.until > now) return cached.layer;
    const layer = this.readLayer(definition, scope);
    if (this.layers.size >= cacheSize) this.layers.clear();
    this.layers.set(key, { layer, until: now + cacheMs });
    layer.catch(() => this.layers.delete(key));
    return layer;
  }

  private async readLayer(definition: SettingsDefinition, scope: string): Promise<Layer> {
    const newest = await this.repository.findNewest(definition.kind, scope);
    return { version: newest?.version ?? 0, own: newest ? definition.read(newest.values) : {} };
  }
}

function keyOf(kind: string, scope: string): string {
  return `${kind}/${scope}`;
}
