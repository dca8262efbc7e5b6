import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('Endpoints', { description: 'Where clients find what this process may not serve itself.' })
export class EndpointsModel {
  @Field({ description: 'Base URL of the websockets cluster.' })
  live!: string;

  @Field(() => String, { nullable: true, description: 'Base URL of the admin surface, where one answers.' })
  admin?: string;
}
