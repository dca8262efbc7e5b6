import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AbstractGraphQLDriver } from '@nestjs/graphql';
import type { NextFunction, Request, Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import { sendSentence } from './http/send-json.js';
import { LiveDoor } from './live/live-door.js';
import { ownTypesOnly } from './own-types-only.js';
import type { SurfaceDriverOptions } from './surface-options.js';
import { surfacePaths } from './surface-paths.js';
import { SurfaceSchemas } from './surface-schemas.js';

/** Lets Nest build one surface's schema in a process that answers no GraphQL over HTTP, and says so there. */
@Injectable()
export class LiveOnlyDriver extends AbstractGraphQLDriver<SurfaceDriverOptions> {
  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly schemas: SurfaceSchemas,
    private readonly live: LiveDoor,
  ) {
    super();
  }

  override async generateSchema(options: SurfaceDriverOptions): Promise<GraphQLSchema> {
    ownTypesOnly(this.moduleRef);
    return this.schemas.set(options.surface, (await super.generateSchema(options))!);
  }

  override async start({ surface }: SurfaceDriverOptions): Promise<void> {
    const { httpAdapter } = this.httpAdapterHost;
    httpAdapter.use(surfacePaths[surface].http, (request: Request, response: Response, next: NextFunction) => {
      if (request.path !== '/') return next();
      sendSentence(response, 404, 'GraphQL over HTTP is answered by Talk’s web role.');
    });
    this.live.attach(surface, httpAdapter);
  }

  override async stop(): Promise<void> {}
}
