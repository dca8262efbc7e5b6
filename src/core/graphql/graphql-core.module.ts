import { Global, Module } from '@nestjs/common';
import { RequestContexts } from './context/request-contexts.js';
import { OperationDocuments } from './documents/operation-documents.js';
import { TrustedDocuments } from './documents/trusted-documents.js';
import { GraphqlHttp } from './http/graphql-http.js';
import { LiveConnections } from './live/live-connections.js';
import { LiveEndpoints } from './live/live-endpoints.js';
import { LiveFeeds } from './live/live-feeds.js';
import { LiveHub } from './live/live-hub.js';
import { LiveLimits } from './live/live-limits.js';
import { LiveOperations } from './live/live-operations.js';
import { LiveRenderer } from './live/live-renderer.js';
import { LiveSockets } from './live/live-sockets.js';
import { LiveStreams } from './live/live-streams.js';
import { OperationExecutor } from './operation-executor.js';
import { OperationObservers } from './operation-observers.js';
import { CachedReads } from './reads/cached-reads.js';
import { ReadCacheModule } from './reads/read-cache.module.js';
import { SurfaceSchemas } from './surface-schemas.js';

const services = [
  SurfaceSchemas,
  RequestContexts,
  OperationDocuments,
  OperationExecutor,
  OperationObservers,
  GraphqlHttp,
  CachedReads,
  LiveFeeds,
  LiveLimits,
  LiveOperations,
  LiveRenderer,
  LiveHub,
  LiveConnections,
  LiveSockets,
  LiveStreams,
  LiveEndpoints,
  { provide: TrustedDocuments, useFactory: () => TrustedDocuments.load() },
];

/** What all surfaces of a process share. */
@Global()
@Module({ imports: [ReadCacheModule], providers: services, exports: services })
export class GraphqlCoreModule {}
