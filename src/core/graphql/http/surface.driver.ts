import type { Server } from 'node:http';
import { ApolloServer, type ApolloServerOptionsWithSchema, type BaseContext } from '@apollo/server';
import { Injectable } from '@nestjs/common';
import { ModuleRef, ModulesContainer } from '@nestjs/core';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { GraphQLSchema } from 'graphql';
import { LiveDoor } from '../live/live-door.js';
import { ownTypesOnly } from '../own-types-only.js';
import { CachedReads } from '../reads/cached-reads.js';
import type { SurfaceDriverOptions } from '../surface-options.js';
import { surfacePaths } from '../surface-paths.js';
import { SurfaceSchemas } from '../surface-schemas.js';
import { ApolloOperations } from './apollo-operations.js';
import { GraphqlHttp } from './graphql-http.js';
import { putInFront } from './put-in-front.js';

type HttpSurfaceOptions = SurfaceDriverOptions & ApolloDriverConfig;

/**
 * Lets Nest build one surface's schema and an Apollo Server answer it over HTTP. Features may bring Apollo plugins:
 * Nest's `@Plugin()` providers among the surface's modules are found.
 */
@Injectable()
export class SurfaceDriver extends ApolloDriver {
  constructor(
    modules: ModulesContainer,
    private readonly moduleRef: ModuleRef,
    private readonly schemas: SurfaceSchemas,
    private readonly operations: ApolloOperations,
    private readonly http: GraphqlHttp,
    private readonly cachedReads: CachedReads,
    private readonly live: LiveDoor,
  ) {
    super(modules);
  }

  override mergeDefaultOptions(options: HttpSurfaceOptions): Promise<ApolloDriverConfig> {
    return super.mergeDefaultOptions({ ...options, ...this.operations.optionsOf(options.surface) });
  }

  override async generateSchema(options: HttpSurfaceOptions): Promise<GraphQLSchema> {
    ownTypesOnly(this.moduleRef);
    return this.schemas.set(options.surface, (await super.generateSchema(options))!);
  }

  override async start(options: HttpSurfaceOptions): Promise<void> {
    const { httpAdapter } = this.httpAdapterHost;
    if (options.surface === 'public') {
      putInFront(httpAdapter.getHttpServer() as Server, (request, response) =>
        this.cachedReads.handle(request, response),
      );
    }
    await super.start(options);
    this.live.attach(options.surface, httpAdapter);
  }

  /**
   * As Nest's own, less two things: Apollo's drain plugin, which would cut off live sockets before they are told why
   * (the process drains its one server itself), and answering below the path, where the live endpoint is.
   */
  protected override async registerExpress(options: HttpSurfaceOptions): Promise<void> {
    const server = new ApolloServer(options as ApolloServerOptionsWithSchema<BaseContext>);
    await server.start();
    this.apolloServer = server;
    const path = surfacePaths[options.surface].http;
    this.httpAdapterHost.httpAdapter.use(path, this.http.handlerOf(options.surface, server));
  }
}
