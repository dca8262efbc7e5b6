import { Args, Field, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { StaffViewerModel, toViewer } from '../../users/graphql/index.js';
import { InstallService } from '../install.service.js';

@ObjectType('Installation')
export class InstallationModel {
  @Field()
  isInstalled!: boolean;

  @Field({ description: 'Set-up is switched off by the operator.' })
  isLocked!: boolean;
}

@InputType('InstallInput')
export class InstallMutationInput {
  @Field({ description: 'Printed by Talk when it starts.' })
  code!: string;

  @Field()
  siteName!: string;

  @Field(() => [String])
  origins!: string[];

  @Field()
  username!: string;

  @Field()
  email!: string;

  @Field()
  password!: string;
}

@ObjectType()
export class InstallPayload {
  @Field(() => StaffViewerModel)
  viewer!: StaffViewerModel;

  @Field()
  token!: string;

  @Field()
  expiresAt!: Date;

  @Field({ description: 'Where to go now: the demo article.' })
  nextURL!: string;
}

@Resolver()
export class InstallResolver {
  constructor(private readonly install: InstallService) {}

  @Query(() => InstallationModel)
  async installation(): Promise<InstallationModel> {
    return { isInstalled: await this.install.isInstalled(), isLocked: this.install.isLocked };
  }

  @Mutation(() => InstallPayload, { name: 'install' })
  async installTalk(
    @Ctx() ctx: RequestContext,
    @Args('input') { code, ...input }: InstallMutationInput,
  ): Promise<InstallPayload> {
    const { user, token, expiresAt, nextUrl } = await this.install.installWithCode(ctx, code, input);
    return { viewer: toViewer(user), token, expiresAt, nextURL: nextUrl };
  }
}
