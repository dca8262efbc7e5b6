import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { StoriesQueries, type Story } from '../../stories/index.js';
import { CommentedStoryModel, OwnCommentModel } from './comment.models.js';

const stories = Symbol('stories of own comments');

/** Fields of somebody's own comment that need another read, batched over the page. */
@Resolver(() => OwnCommentModel)
export class OwnCommentResolver {
  constructor(private readonly stories: StoriesQueries) {}

  @ResolveField('story', () => CommentedStoryModel, { nullable: true })
  async story(
    @Parent() { comment: { storyID } }: OwnCommentModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<CommentedStoryModel | null> {
    const story = await loaders
      .for(stories, () => new DataLoader<string, Story | undefined>((ids) => this.stories.byIds(ids)))
      .load(storyID);
    return story ? { id: story.id, url: story.url, title: story.metadata.title } : null;
  }
}
