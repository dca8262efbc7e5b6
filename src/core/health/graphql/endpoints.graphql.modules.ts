import { Module } from '@nestjs/common';
import { EndpointsResolver, StaffEndpointsResolver } from './endpoints.resolvers.js';

@Module({ providers: [EndpointsResolver] })
export class EndpointsGraphqlModule {}

@Module({ providers: [StaffEndpointsResolver] })
export class StaffEndpointsGraphqlModule {}
