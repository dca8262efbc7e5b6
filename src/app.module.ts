import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './core/config/config.js';
import { ConfigModule } from './core/config/config.module.js';
import type { ProcessPlan } from './core/config/process-plan.js';
import { DatabaseModule } from './core/database/database.module.js';
import { EventsModule } from './core/events/events.module.js';
import { HealthModule, type HealthOfProcess } from './core/health/health.module.js';
import { PubSubModule } from './core/pubsub/pubsub.module.js';
import { QueueModule } from './core/queue/queue.module.js';
import { RedisModule } from './core/redis/redis.module.js';
import { AuthModule } from './features/auth/index.js';
import { InstallModule } from './features/install/index.js';
import { ModerationModule } from './features/moderation/index.js';
import { modulesForRoles } from './roles/modules-for-roles.js';

/** The whole of one process: what every role shares, and what its roles add. */
@Module({})
export class AppModule {
  static async forRoles(config: Config, plan: ProcessPlan, health: HealthOfProcess): Promise<DynamicModule> {
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
        AuthModule,
        ModerationModule,
        InstallModule,
        ...(await modulesForRoles(plan)),
      ],
    };
  }
}
