import { Args, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SitesQueries } from '../../sites/index.js';
import { ViewerModel } from '../../users/graphql/index.js';
import { editableUntil } from '../comment.js';
import { CommentsQueries } from '../comments.queries.js';
import { toOwnComment } from './comment.mapper.js';
import { OwnCommentModel } from './comment.models.js';

/** The viewer's own bits: a second small query, never mixed into the cacheable one. */
@Resolver(() => ViewerModel)
export class ViewerCommentsResolver {
  constructor(
    private readonly queries: CommentsQueries,
    private readonly sites: SitesQueries,
  ) {}

  @ResolveField('comments', () => [OwnCommentModel], { description: 'Their own comments under a story, newest first.' })
  async comments(
    @Parent() viewer: ViewerModel,
    @Args('storyID', { type: () => ID }) storyID: string,
  ): Promise<OwnCommentModel[]> {
    const own = await this.queries.own(viewer.id, storyID);
    const sites = new Map((await this.sites.all()).map((site) => [site.id, site]));
    return own.map((comment) => {
      const editWindowSeconds = sites.get(comment.siteId)?.editWindowSeconds ?? 0;
      return toOwnComment({ comment, editableUntil: editableUntil(comment, editWindowSeconds) });
    });
  }
}
