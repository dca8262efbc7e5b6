import { Query, Resolver } from '@nestjs/graphql';
import { Deployment } from '../deployment.js';
import { EndpointsModel, StaffEndpointsModel } from './endpoints.models.js';

@Resolver()
export class EndpointsResolver {
  constructor(private readonly deployment: Deployment) {}

  @Query(() => EndpointsModel)
  endpoints(): Promise<EndpointsModel> {
    return this.deployment.endpoints('public');
  }
}

@Resolver()
export class StaffEndpointsResolver {
  constructor(private readonly deployment: Deployment) {}

  @Query(() => StaffEndpointsModel)
  endpoints(): Promise<StaffEndpointsModel> {
    return this.deployment.endpoints('admin');
  }
}
