import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { CommentsQueries } from '../../comments/index.js';
import { IllegalNoticeModel } from '../../reports/graphql/index.js';
import { UsersQueries } from '../../users/index.js';
import { loadUser, ModeratedUserModel, toModeratedUser } from '../../users/graphql/index.js';
import { loadComment } from './comment.loader.js';
import { toModeratedComment } from './moderated-comment.mapper.js';
import { ModeratedCommentModel } from './moderation.models.js';

/** What a notice of illegal content is about, and who works on it. */
@Resolver(() => IllegalNoticeModel)
export class IllegalNoticeResolver {
  constructor(
    private readonly comments: CommentsQueries,
    private readonly users: UsersQueries,
  ) {}

  @ResolveField('comment', () => ModeratedCommentModel, { nullable: true })
  async comment(
    @Parent() { commentID }: IllegalNoticeModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedCommentModel | null> {
    const comment = await loadComment(loaders, this.comments, commentID);
    return comment ? toModeratedComment(comment) : null;
  }

  @ResolveField('moderator', () => ModeratedUserModel, { nullable: true, description: 'Who took or decided it last.' })
  async moderator(
    @Parent() { moderatorID }: IllegalNoticeModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return moderatorID ? toModeratedUser(moderatorID, await loadUser(loaders, this.users, moderatorID)) : null;
  }
}
