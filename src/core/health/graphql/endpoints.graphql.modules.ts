import { Module } from '@nestjs/common';
import { EndpointsResolver, StaffEndpointsResolver } from './endpoints.resolvers.js';
import { GraphqlMetricsModule } from './graphql-metrics.module.js';

@Module({ imports: [GraphqlMetricsModule], providers: [EndpointsResolver] })
export class EndpointsGraphqlModule {}

@Module({ imports: [GraphqlMetricsModule], providers: [StaffEndpointsResolver] })
export class StaffEndpointsGraphqlModule {}
