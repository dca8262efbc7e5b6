import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { StoriesQueries } from '../stories.queries.js';
import type { StoryChange } from '../story-controls.js';
import { ModeratedStoryModel, StoryChangeModel, toStoryChanges } from './moderated-story.models.js';

const histories = Symbol('histories of stories');

/** Fields of a moderated story that need another read, batched over the page. */
@Resolver(() => ModeratedStoryModel)
export class ModeratedStoryResolver {
  constructor(private readonly stories: StoriesQueries) {}

  @ResolveField(() => [StoryChangeModel], { description: 'The last 50 changes, newest first.' })
  async history(
    @Parent() { id }: ModeratedStoryModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<StoryChangeModel[]> {
    const history = await loaders
      .for(histories, () => new DataLoader<string, StoryChange[]>((ids) => this.stories.histories(ids)))
      .load(id);
    return toStoryChanges(history);
  }
}
