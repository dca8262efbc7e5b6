import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { z } from 'zod';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { PeopleQueries } from '../people.queries.js';
import { suspensionAt } from '../user.policy.js';
import type { UserChange } from '../user-state.js';
import { UserNotes } from '../user-notes.service.js';
import { toUserChange, toUserNote } from './people.mapper.js';
import { PeoplePageArgs, UserChangeModel, UserNoteConnection } from './people.models.js';
import { ModeratedUserModel } from './user.models.js';

const histories = Symbol('histories of people');
const cursorShape = z.tuple([numericKey, z.string().max(64)]);

/** Fields of a person that need another read, or the time. */
@Resolver(() => ModeratedUserModel)
export class ModeratedUserResolver {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly userNotes: UserNotes,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Date, { nullable: true, description: 'Null once it is over.' })
  suspendedUntil(@Parent() user: ModeratedUserModel): Date | null {
    return suspensionAt(user, this.clock.now())?.until ?? null;
  }

  @ResolveField(() => [UserChangeModel], { description: 'What happened to them, newest first, the last 200.' })
  async history(
    @Ctx() ctx: RequestContext,
    @Parent() { id }: ModeratedUserModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<UserChangeModel[]> {
    const load = () => new DataLoader<string, UserChange[]>((ids) => this.queries.histories(ctx, ids));
    return (await loaders.for(histories, load).load(id)).map(toUserChange);
  }

  @ResolveField(() => UserNoteConnection, { description: "Moderators' notes, newest first." })
  async notes(@Ctx() ctx: RequestContext, @Parent() { id }: ModeratedUserModel, @Args() args: PeoplePageArgs) {
    const first = checkedFirst(args.first);
    const position = args.after ? decodeCursor(args.after, cursorShape) : undefined;
    const after = position && { at: new Date(position[0]), id: position[1] };
    const rows = await this.userNotes.page(ctx, id, { first, after });
    const page = pageOf(rows, first, (note) => encodeCursor([note.createdAt.getTime(), note.id]));
    return mapPage(page, toUserNote);
  }
}
