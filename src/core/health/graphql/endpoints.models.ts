import { Field, ObjectType } from '@nestjs/graphql';

/** What both surfaces may tell; the types stay classes of their own. */
@ObjectType({ isAbstract: true })
abstract class EndpointsFields {
  @Field({ description: 'Base URL of the websockets cluster.' })
  live!: string;
}

@ObjectType('Endpoints', { description: 'Where clients find what this process may not serve itself.' })
export class EndpointsModel extends EndpointsFields {}

@ObjectType('Endpoints', { description: 'Where the console finds what this process may not serve itself.' })
export class StaffEndpointsModel extends EndpointsFields {
  @Field(() => String, { nullable: true, description: 'Base URL of the admin surface, where one answers.' })
  admin?: string;
}
