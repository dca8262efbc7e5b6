import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { SurfaceName } from '../config/process-plan.js';
import { GraphqlCoreModule } from './graphql-core.module.js';
import type { SurfaceDriverOptions, SurfaceTransports } from './surface-options.js';

export interface SurfaceOptions {
  readonly surface: SurfaceName;
  /** The features' GraphQL modules of this surface: their resolvers, and no others, make its schema. */
  readonly modules: readonly Type[];
  readonly transports: SurfaceTransports;
}

/**
 * One GraphQL surface of this process. A process may have both; each has a schema of its own.
 *
 * Nest's code-first metadata is global: a type whose fields differ by surface has to be two classes, and an admin
 * field resolver never targets a public class.
 */
@Module({})
export class GraphqlSurfaceModule {
  /** Loads only those transports that the process has: no Apollo without HTTP, no sockets without live. */
  static async forSurface({ surface, modules, transports }: SurfaceOptions): Promise<DynamicModule> {
    const options: SurfaceDriverOptions = {
      surface,
      driver: transports.http
        ? (await import('./http/surface.driver.js')).SurfaceDriver
        : (await import('./live-only.driver.js')).LiveOnlyDriver,
      autoSchemaFile: true,
      sortSchema: true,
      include: [...modules],
    };
    const transportModules: Type[] = [];
    if (transports.http) transportModules.push((await import('./http/graphql-http.module.js')).GraphqlHttpModule);
    if (transports.live) transportModules.push((await import('./live/live.module.js')).LiveModule);
    return {
      module: GraphqlSurfaceModule,
      imports: [GraphqlCoreModule, ...transportModules, ...modules, GraphQLModule.forRoot(options)],
    };
  }
}
