import { Module, type Type } from '@nestjs/common';
import type { SurfaceName } from '../core/config/process-plan.js';
import { LiveMetricsModule } from '../core/health/graphql/live-metrics.module.js';
import { LiveHealthModule } from '../core/health/live-health.module.js';
import { CommentsLiveModule } from '../features/comments/graphql/comments.live.module.js';
import { ModerationLiveModule } from '../features/moderation/graphql/moderation.live.module.js';
import { AuthLiveModule } from '../features/auth/graphql/auth.live.module.js';

const feeds: Record<SurfaceName, Type> = { public: CommentsLiveModule, admin: ModerationLiveModule };

/** The websockets role: who may hear what, live. It answers no GraphQL over HTTP and consumes no queue. */
@Module({})
export class SubscriptionsModule {
  static forSurfaces(surfaces: readonly SurfaceName[]) {
    return {
      module: SubscriptionsModule,
      imports: [LiveHealthModule, LiveMetricsModule, AuthLiveModule, ...surfaces.map((surface) => feeds[surface])],
    };
  }
}
