import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { UserNotes } from '../user-notes.service.js';
import { UsersQueries } from '../users.queries.js';
import { toUserNote } from './people.mapper.js';
import {
  AddUserNoteInput,
  AddUserNotePayload,
  DeleteUserNoteInput,
  DeleteUserNotePayload,
  UserNoteModel,
} from './people.models.js';
import { loadUser } from './user.loaders.js';
import { toModeratedUser } from './user.mapper.js';
import { ModeratedUserModel } from './user.models.js';

@Resolver(() => UserNoteModel)
export class UserNotesResolver {
  constructor(
    private readonly notes: UserNotes,
    private readonly users: UsersQueries,
  ) {}

  @Mutation(() => AddUserNotePayload)
  async addUserNote(@Ctx() ctx: RequestContext, @Args('input') input: AddUserNoteInput): Promise<AddUserNotePayload> {
    const note = await this.notes.add(ctx, input.userID, input.text);
    return { note: toUserNote(note), clientMutationID: input.clientMutationID };
  }

  @Mutation(() => DeleteUserNotePayload, { description: 'Their own notes only.' })
  async deleteUserNote(
    @Ctx() ctx: RequestContext,
    @Args('input') input: DeleteUserNoteInput,
  ): Promise<DeleteUserNotePayload> {
    const { id } = await this.notes.delete(ctx, input.noteID);
    return { noteID: id, clientMutationID: input.clientMutationID };
  }

  @ResolveField(() => ModeratedUserModel)
  async author(@Parent() { authorId }: UserNoteModel, @RequestLoaders() loaders: Loaders): Promise<ModeratedUserModel> {
    return toModeratedUser(authorId, await loadUser(loaders, this.users, authorId));
  }
}
