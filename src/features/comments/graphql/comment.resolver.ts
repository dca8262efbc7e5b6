import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import { UsersQueries } from '../../users/index.js';
import { CommentAuthorModel, loadPublicUser, toCommentAuthor } from '../../users/graphql/index.js';
import type { ListedComment } from '../comment.js';
import { CommentsQueries, type PageRequest } from '../comments.queries.js';
import { ReplyPageArgs } from './comment.inputs.js';
import { CommentConnection, CommentModel } from './comment.models.js';
import { commentPage, pageRequest } from './comment-pages.js';

/** Fields of a comment that need another read, batched over the page. */
@Resolver(() => CommentModel)
export class CommentResolver {
  constructor(
    private readonly queries: CommentsQueries,
    private readonly users: UsersQueries,
  ) {}

  @ResolveField(() => CommentAuthorModel)
  async author(@Parent() { authorId }: CommentModel, @RequestLoaders() loaders: Loaders): Promise<CommentAuthorModel> {
    return toCommentAuthor(authorId, await loadPublicUser(loaders, this.users, authorId));
  }

  @ResolveField('replies', () => CommentConnection)
  async replies(@Parent() comment: CommentModel, @Args() args: ReplyPageArgs, @RequestLoaders() loaders: Loaders) {
    const request = { ...pageRequest(args), asOf: comment.asOf };
    return commentPage(await this.repliesTo(comment, request, loaders), request);
  }

  private async repliesTo(comment: CommentModel, request: PageRequest, loaders: Loaders): Promise<ListedComment[]> {
    if (comment.replyCount === 0) return [];
    if (request.after) return this.queries.page(comment.storyID, comment.id, request);
    const key = `replies ${comment.storyID} ${request.first} ${request.order} ${request.asOf}`;
    return loaders
      .for(
        key,
        () => new DataLoader<string, ListedComment[]>((ids) => this.firstReplies(comment.storyID, ids, request)),
      )
      .load(comment.id);
  }

  private async firstReplies(
    storyId: string,
    ids: readonly string[],
    request: PageRequest,
  ): Promise<ListedComment[][]> {
    const pages = await this.queries.firstReplies(storyId, ids, request);
    return ids.map((id) => pages.get(id) ?? []);
  }
}
