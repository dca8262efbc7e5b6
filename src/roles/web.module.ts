import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { SurfaceName } from '../core/config/process-plan.js';
import { ClientAssetsModule } from '../core/http/client-assets.module.js';
import { AccountPageModule } from '../features/auth/http/account-page.module.js';
import { VerdictsModule } from '../features/comments/http/verdicts.module.js';
import { DemoPagesModule } from '../features/demo/article/demo-pages.module.js';
import { EmbeddingModule } from '../features/embedding/embedding.module.js';

const pages: Record<SurfaceName, readonly Type[]> = {
  public: [AccountPageModule, DemoPagesModule, VerdictsModule, EmbeddingModule],
  admin: [],
};

/**
 * What only the web role has beside GraphQL over HTTP: the browser's assets and pages. It consumes no queue and accepts
 * no socket. GraphQL itself is composed in `graphql-surfaces.ts`, because one process has each schema once.
 */
@Module({})
export class WebModule {
  static forSurfaces(surfaces: readonly SurfaceName[]): DynamicModule {
    return { module: WebModule, imports: [ClientAssetsModule, ...surfaces.flatMap((surface) => pages[surface])] };
  }
}
