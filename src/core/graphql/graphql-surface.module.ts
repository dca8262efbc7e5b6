import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { SurfaceName } from '../config/process-plan.js';
import { GraphqlCoreModule } from './graphql-core.module.js';
import { SurfaceDriver, type SurfaceDriverOptions, type SurfaceTransports } from './surface.driver.js';

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
  static forSurface({ surface, modules, transports }: SurfaceOptions): DynamicModule {
    const options: SurfaceDriverOptions = {
      surface,
      transports,
      driver: SurfaceDriver,
      autoSchemaFile: true,
      sortSchema: true,
      include: [...modules],
    };
    return {
      module: GraphqlSurfaceModule,
      imports: [GraphqlCoreModule, ...modules, GraphQLModule.forRoot<SurfaceDriverOptions>(options)],
    };
  }
}
