import { Global, Module } from '@nestjs/common';
import { RequestContexts } from './context/request-contexts.js';
import { OperationDocuments } from './documents/operation-documents.js';
import { TrustedDocuments } from './documents/trusted-documents.js';
import { GraphqlHttp } from './http/graphql-http.js';
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
  { provide: TrustedDocuments, useFactory: () => TrustedDocuments.load() },
];

/** What all surfaces of a process share. */
@Global()
@Module({ imports: [ReadCacheModule], providers: services, exports: services })
export class GraphqlCoreModule {}
