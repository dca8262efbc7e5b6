import { Module } from '@nestjs/common';
import { ClientAssetsModule } from '../core/http/client-assets.module.js';
import { DemoPagesModule } from '../features/demo/pages/index.js';

/**
 * What only the web role has beside GraphQL over HTTP: the browser's assets and pages. It consumes no queue and accepts
 * no socket. GraphQL itself is composed in `graphql-surfaces.ts`, because one process has each schema once.
 */
@Module({ imports: [ClientAssetsModule, DemoPagesModule] })
export class WebModule {}
