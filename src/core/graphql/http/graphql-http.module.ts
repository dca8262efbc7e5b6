import { Global, Module } from '@nestjs/common';
import { CachedReads } from '../reads/cached-reads.js';
import { RenderedReads } from '../reads/rendered-reads.js';
import { ApolloOperations } from './apollo-operations.js';
import { GraphqlHttp } from './graphql-http.js';
import { MutationLimits } from './mutation-limits.js';

const services = [GraphqlHttp, ApolloOperations, MutationLimits, CachedReads, RenderedReads];

/** GraphQL over HTTP, for processes with the web role. Needs the global core of GraphQL and Redis modules. */
@Global()
@Module({ providers: services, exports: services })
export class GraphqlHttpModule {}
