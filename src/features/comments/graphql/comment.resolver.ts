import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { checkedFirst } from '../../../core/graphql/connection/page.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { CacheTags, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import { organisationScope, settingsTag, storyDefaultSettings } from '../../settings/index.js';
import { NewsroomTagModel } from '../../stories/graphql/index.js';
import { UsersQueries } from '../../users/index.js';
import { CommentAuthorModel, loadPublicUser, toCommentAuthor } from '../../users/graphql/index.js';
import type { ListedComment } from '../comment.js';
import { CommentTags } from '../comment-tags.js';
import { constructiveness } from '../constructiveness.js';
import { CommentsQueries, type PageRequest } from '../comments.queries.js';
import { AncestorsArgs, ReplyPageArgs } from './comment.inputs.js';
import { toCommentModel } from './comment.mapper.js';
import { CommentConnection, CommentModel, ConstructivenessModel } from './comment.models.js';
import { commentPage, pageRequest } from './comment-pages.js';

/** Fields of a comment that need another read, batched over the page. */
@Resolver(() => CommentModel)
export class CommentResolver {
  constructor(
    private readonly queries: CommentsQueries,
    private readonly users: UsersQueries,
    private readonly tags: CommentTags,
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

  @ResolveField('newsroomTags', () => [NewsroomTagModel], { description: 'The newsroom’s own tags that readers see.' })
  async newsroomTags(
    @Parent() { siteId, newsroomTagNames: names }: CommentModel,
    @CacheTags() cacheTags: Set<string>,
  ): Promise<NewsroomTagModel[]> {
    if (names.length === 0) return [];
    for (const scope of [organisationScope, siteId]) cacheTags.add(settingsTag(storyDefaultSettings.kind, scope));
    const known = await this.tags.ofNewsroom(siteId);
    return known
      .filter(({ name, isPublic }) => isPublic && names.includes(name))
      .map(({ name, label }) => ({ name, label }));
  }

  @ResolveField('ancestors', () => [CommentModel], {
    nullable: 'items',
    description: 'The nearest comments above it, from the story down; null for one that readers do not see any more.',
  })
  async ancestors(
    @Parent() { id, parentID }: CommentModel,
    @Args() { last }: AncestorsArgs,
    @RequestLoaders() loaders: Loaders,
  ): Promise<(CommentModel | null)[]> {
    const limit = checkedFirst(last, 'last');
    if (!parentID) return [];
    const load = (ids: readonly string[]) => this.queries.ancestors(ids, limit);
    const loader = loaders.for(`ancestors ${limit}`, () => new DataLoader<string, (ListedComment | null)[]>(load));
    return (await loader.load(id)).map((comment) => comment && toCommentModel(comment));
  }

  @ResolveField('constructive', () => ConstructivenessModel, {
    description: 'Why it stands where it does when the constructive ones come first.',
  })
  constructive(@Parent() { tagLinks: tags, signals, body }: CommentModel): ConstructivenessModel {
    return constructiveness({ tags, signals, body });
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
