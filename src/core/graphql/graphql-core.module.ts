import { Global, Module } from '@nestjs/common';
import { RequestContexts } from './context/request-contexts.js';
import { OperationDocuments } from './documents/operation-documents.js';
import { TrustedDocuments } from './documents/trusted-documents.js';
import { LiveDoor } from './live/live-door.js';
import { OperationExecutor } from './operation-executor.js';
import { OperationObservers } from './operation-observers.js';
import { ReadCacheModule } from './reads/read-cache.module.js';
import { SurfaceSchemas } from './surface-schemas.js';

const services = [
  SurfaceSchemas,
  RequestContexts,
  OperationDocuments,
  OperationExecutor,
  OperationObservers,
  LiveDoor,
  { provide: TrustedDocuments, useFactory: () => TrustedDocuments.load() },
];

/** What all surfaces of a process share, whichever transports it has. */
@Global()
@Module({ imports: [ReadCacheModule], providers: services, exports: services })
export class GraphqlCoreModule {}
