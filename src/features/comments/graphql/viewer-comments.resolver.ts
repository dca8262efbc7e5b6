import { Args, ID, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { SitesQueries } from '../../sites/index.js';
import { ViewerModel } from '../../users/graphql/index.js';
import { type Comment, editableUntil } from '../comment.js';
import { CommentsQueries } from '../comments.queries.js';
import { toOwnComment } from './comment.mapper.js';
import { OwnCommentConnection, OwnCommentModel } from './comment.models.js';
import { cursorOf, pageRequest } from './comment-pages.js';

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
    return (await this.queries.own(viewer.id, storyID)).map(await this.toOwn());
  }

  @ResolveField('history', () => OwnCommentConnection, {
    description: 'Their own comments under all stories, newest first; what they deleted is left out.',
  })
  async history(
    @Parent() viewer: ViewerModel,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ) {
    const request = pageRequest({ first, after: after ?? null, orderBy: 'CREATED_AT_DESC' });
    const rows = await this.queries.history(viewer.id, request);
    const page = pageOf(rows, first, (comment) => cursorOf(comment, 'CREATED_AT_DESC'));
    return mapPage(page, await this.toOwn());
  }

  private async toOwn(): Promise<(comment: Comment) => OwnCommentModel> {
    const sites = new Map((await this.sites.all()).map((site) => [site.id, site]));
    return (comment) => {
      const editWindowSeconds = sites.get(comment.siteId)?.editWindowSeconds ?? 0;
      return toOwnComment({ comment, editableUntil: editableUntil(comment, editWindowSeconds) });
    };
  }
}
