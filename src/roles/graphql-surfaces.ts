import type { DynamicModule, Type } from '@nestjs/common';
import type { RoleName, SurfaceName } from '../core/config/process-plan.js';
import { GraphqlSurfaceModule } from '../core/graphql/graphql-surface.module.js';
import {
  EndpointsGraphqlModule,
  StaffEndpointsGraphqlModule,
} from '../core/health/graphql/endpoints.graphql.modules.js';
import { AuthGraphqlModule, StaffAuthGraphqlModule } from '../features/auth/graphql/auth.graphql.modules.js';
import {
  CommentsGraphqlModule,
  StaffCommentsGraphqlModule,
} from '../features/comments/graphql/comments.graphql.module.js';
import { InstallGraphqlModule } from '../features/install/graphql/install.graphql.module.js';
import { LedgerGraphqlModule } from '../features/ledger/graphql/ledger.graphql.module.js';
import { ModerationGraphqlModule } from '../features/moderation/graphql/moderation.graphql.module.js';
import { PublicModerationGraphqlModule } from '../features/moderation/graphql/public-moderation.graphql.module.js';
import { ReactionsGraphqlModule } from '../features/reactions/graphql/reactions.graphql.module.js';
import {
  ReportsGraphqlModule,
  StaffReportsGraphqlModule,
} from '../features/reports/graphql/reports.graphql.modules.js';
import { SitesGraphqlModule } from '../features/sites/graphql/sites.graphql.module.js';
import { StaffStoriesGraphqlModule, StoriesGraphqlModule } from '../features/stories/graphql/stories.graphql.module.js';
import { StaffUsersGraphqlModule, UsersGraphqlModule } from '../features/users/graphql/users.graphql.modules.js';
import { WordsGraphqlModule } from '../features/words/graphql/words.graphql.module.js';

/** The features that make each surface's schema: what is not listed here does not exist there. */
const features: Record<SurfaceName, readonly Type[]> = {
  public: [
    EndpointsGraphqlModule,
    AuthGraphqlModule,
    UsersGraphqlModule,
    StoriesGraphqlModule,
    CommentsGraphqlModule,
    ReactionsGraphqlModule,
    ReportsGraphqlModule,
    PublicModerationGraphqlModule,
  ],
  admin: [
    StaffEndpointsGraphqlModule,
    StaffAuthGraphqlModule,
    StaffUsersGraphqlModule,
    SitesGraphqlModule,
    StaffStoriesGraphqlModule,
    StaffCommentsGraphqlModule,
    StaffReportsGraphqlModule,
    WordsGraphqlModule,
    ModerationGraphqlModule,
    LedgerGraphqlModule,
    InstallGraphqlModule,
  ],
};

/** The schemas of this process, behind HTTP for the web role and behind sockets for the websockets role. */
export function graphqlSurfaces(
  roles: readonly RoleName[],
  surfaces: readonly SurfaceName[],
): Promise<DynamicModule[]> {
  const transports = { http: roles.includes('web'), live: roles.includes('websockets') };
  return Promise.all(
    surfaces.map((surface) => GraphqlSurfaceModule.forSurface({ surface, modules: features[surface], transports })),
  );
}
