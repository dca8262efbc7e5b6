import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Clock } from '../../../core/clock/clock.js';
import { RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { CommentsQueries } from '../../comments/index.js';
import { StoriesQueries, type Story } from '../../stories/index.js';
import { missingStory, ModeratedStoryModel, toModeratedStory } from '../../stories/graphql/index.js';
import { UsersQueries } from '../../users/index.js';
import { loadUser, ModeratedUserModel, toModeratedUser } from '../../users/graphql/index.js';
import { loadComment } from './comment.loader.js';
import { toModeratedComment } from './moderated-comment.mapper.js';
import { ModeratedCommentModel } from './moderation.models.js';

const stories = Symbol('moderated stories');

/** Fields of a moderated comment that need another read, batched over the page. */
@Resolver(() => ModeratedCommentModel)
export class ModeratedCommentResolver {
  constructor(
    private readonly users: UsersQueries,
    private readonly stories: StoriesQueries,
    private readonly comments: CommentsQueries,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => ModeratedUserModel)
  async author(
    @Parent() { authorId }: ModeratedCommentModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel> {
    return toModeratedUser(authorId, await loadUser(loaders, this.users, authorId));
  }

  @ResolveField(() => ModeratedUserModel, { nullable: true })
  async decidedBy(
    @Parent() { moderatorId }: ModeratedCommentModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return moderatorId ? toModeratedUser(moderatorId, await loadUser(loaders, this.users, moderatorId)) : null;
  }

  @ResolveField(() => ModeratedStoryModel)
  async story(
    @Parent() { storyId }: ModeratedCommentModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedStoryModel> {
    const story = await loaders
      .for(stories, () => new DataLoader<string, Story | undefined>((ids) => this.stories.byIds(ids)))
      .load(storyId);
    return story ? toModeratedStory(story, this.clock.now()) : missingStory(storyId);
  }

  @ResolveField(() => ModeratedCommentModel, { nullable: true })
  async parent(
    @Parent() { parentID }: ModeratedCommentModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedCommentModel | null> {
    if (!parentID) return null;
    const comment = await loadComment(loaders, this.comments, parentID);
    return comment ? toModeratedComment(comment) : null;
  }
}
