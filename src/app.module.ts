import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Config } from './core/config/config.js';
import { ConfigModule } from './core/config/config.module.js';
import type { ProcessPlan } from './core/config/process-plan.js';
import { DatabaseModule } from './core/database/database.module.js';
import { EventsModule } from './core/events/events.module.js';
import { ReadCacheModule } from './core/graphql/reads/read-cache.module.js';
import { HealthModule, type HealthOfProcess } from './core/health/health.module.js';
import { PubSubModule } from './core/pubsub/pubsub.module.js';
import { QueueModule } from './core/queue/queue.module.js';
import { RedisModule } from './core/redis/redis.module.js';
import { ModerationModule } from './features/moderation/index.js';
import { modulesForRoles } from './roles/modules-for-roles.js';
import { PluginsModule } from './roles/plugins.module.js';

/** The whole of one process: what every role shares, and what its roles add. */
@Module({})
export class AppModule {
  /** @param commands what a CLI command needs beside the roles, which are none then */
  static async forRoles(
    config: Config,
    plan: ProcessPlan,
    health: HealthOfProcess,
    commands: readonly Type[] = [],
  ): Promise<DynamicModule> {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forProcess(config, plan),
        HealthModule.forProcess(health),
        DatabaseModule,
        RedisModule,
        PubSubModule,
        QueueModule.producer(),
        EventsModule,
        ReadCacheModule,
        ModerationModule,
        PluginsModule.forConfig(config),
        ...(await modulesForRoles(plan)),
        ...commands,
      ],
    };
  }
}
