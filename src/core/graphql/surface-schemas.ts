import { Injectable } from '@nestjs/common';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import type { SurfaceName } from '../config/process-plan.js';

/** The executable schemas of this process, one a surface, complete once Nest has initialised its modules. */
@Injectable()
export class SurfaceSchemas {
  private readonly schemas = new Map<SurfaceName, GraphQLSchema>();

  set(surface: SurfaceName, schema: GraphQLSchema): GraphQLSchema {
    this.schemas.set(surface, schema);
    return schema;
  }

  has(surface: SurfaceName): boolean {
    return this.schemas.has(surface);
  }

  /** @throws Error where this process does not have the surface */
  of(surface: SurfaceName): GraphQLSchema {
    const schema = this.schemas.get(surface);
    if (!schema) throw new Error(`This process has no ${surface} GraphQL surface`);
    return schema;
  }

  /** The schema in GraphQL's own language, in an order that does not depend on that of the modules. */
  print(surface: SurfaceName): string {
    return `${printSchema(lexicographicSortSchema(this.of(surface)))}\n`;
  }
}
