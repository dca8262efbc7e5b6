import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { Config } from '../core/config/config.js';
import { UsageError } from '../core/errors/usage-error.js';
import { CommentsModule, ReviewStages } from '../features/comments/index.js';
import { ReactionKinds, ReactionsModule } from '../features/reactions/index.js';
import type { TalkPlugin } from '../plugin-api/index.js';
import { plugins } from '../plugins/index.js';

/**
 * The plugins that `names` switch on, in their order, each once.
 *
 * @throws UsageError naming those there are
 */
export function chosenPlugins(names: readonly string[], known: readonly TalkPlugin[] = plugins): TalkPlugin[] {
  return [...new Set(names)].map((name) => {
    const found = known.find((plugin) => plugin.name === name);
    if (found) return found;
    const there = known.map((plugin) => plugin.name).join(', ');
    throw new UsageError(`TALK_PLUGINS: there is no plugin ${JSON.stringify(name)}. Plugins: ${there}.`);
  });
}

/** @throws Error for what a registry refuses: a kind of reaction that has no proper name, two stages of one name */
export function registerPlugins(chosen: readonly TalkPlugin[], kinds: ReactionKinds, stages: ReviewStages): void {
  for (const { reactions = [], reviewStages = [] } of chosen) {
    for (const kind of reactions) kinds.register(kind);
    for (const stage of reviewStages) stages.register(stage);
  }
}

/** Puts what plugins add into the registries of its features, in every role alike and before anybody is answered. */
@Module({ imports: [CommentsModule, ReactionsModule] })
export class PluginsModule implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly kinds: ReactionKinds,
    private readonly stages: ReviewStages,
  ) {}

  /** @throws UsageError for a name that no plugin has */
  static forConfig(config: Config): DynamicModule {
    chosenPlugins(config.plugins);
    return { module: PluginsModule };
  }

  onModuleInit(): void {
    registerPlugins(chosenPlugins(this.config.plugins), this.kinds, this.stages);
  }
}
