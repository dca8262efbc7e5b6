import type { Server } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AbstractGraphQLDriver, type GqlModuleOptions } from '@nestjs/graphql';
import { OrphanedReferenceRegistry } from '@nestjs/graphql/dist/schema-builder/services/orphaned-reference.registry.js';
import type { NextFunction, Request, Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { SurfaceName } from '../config/process-plan.js';
import { CachedReads } from './reads/cached-reads.js';
import { putInFront } from './http/put-in-front.js';
import { GraphqlHttp } from './http/graphql-http.js';
import { sendSentence } from './http/send-json.js';
import { LiveEndpoints } from './live/live-endpoints.js';
import { surfacePaths } from './surface-paths.js';
import { SurfaceSchemas } from './surface-schemas.js';

export interface SurfaceTransports {
  readonly http: boolean;
  readonly live: boolean;
}

export interface SurfaceDriverOptions extends GqlModuleOptions {
  readonly surface: SurfaceName;
  readonly transports: SurfaceTransports;
}

/** Lets Nest build one surface's schema and puts it behind the transports that this process's roles have. */
@Injectable()
export class SurfaceDriver extends AbstractGraphQLDriver<SurfaceDriverOptions> {
  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly schemas: SurfaceSchemas,
    private readonly http: GraphqlHttp,
    private readonly cachedReads: CachedReads,
    private readonly live: LiveEndpoints,
  ) {
    super();
  }

  /**
   * Nest adds every class that any field of the process refers to, reachable or not: one surface's types would turn up
   * in the other's schema. Nothing unreachable belongs in either.
   */
  override async generateSchema(options: SurfaceDriverOptions): Promise<GraphQLSchema> {
    this.moduleRef.get(OrphanedReferenceRegistry, { strict: false }).getAll = () => [];
    const schema = (await super.generateSchema(options))!;
    this.schemas.set(options.surface, schema);
    return schema;
  }

  override async start({ surface, transports }: SurfaceDriverOptions): Promise<void> {
    const { httpAdapter } = this.httpAdapterHost;
    const server = httpAdapter.getHttpServer() as Server;
    const paths = surfacePaths[surface];
    if (surface === 'public' && transports.http) {
      putInFront(server, (request, response) => this.cachedReads.handle(request, response));
    }
    httpAdapter.use(paths.http, (request: Request, response: Response, next: NextFunction) => {
      if (request.path !== '/') return next();
      if (!transports.http) return sendSentence(response, 404, 'GraphQL over HTTP is answered by Talk’s web role.');
      this.http.handle(surface, request, response).catch(next);
    });
    this.live.answerUpgrades(server);
    if (transports.live) this.live.serve(surface);
    httpAdapter.use(paths.live, this.live.handlerOf(surface));
  }

  override async stop(): Promise<void> {}
}
