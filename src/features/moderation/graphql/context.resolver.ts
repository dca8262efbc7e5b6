import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { coreError } from '../../../core/errors/core.errors.js';
import { RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { type Comment, CommentsQueries, type ListedComment } from '../../comments/index.js';
import { loadComment } from './comment.loader.js';
import { CommentContextModel } from './context.models.js';
import { toModeratedComment } from './moderated-comment.mapper.js';
import { ModeratedCommentModel } from './moderation.models.js';

const farthest = 5;

/** What stands around a comment, so that a moderator understands it without leaving the queue. */
@Resolver(() => ModeratedCommentModel)
export class ContextResolver {
  constructor(private readonly comments: CommentsQueries) {}

  @ResolveField('context', () => CommentContextModel, { description: 'At most 5 comments in each direction.' })
  async context(
    @Parent() comment: ModeratedCommentModel,
    @RequestLoaders() loaders: Loaders,
    @Args('above', { type: () => Int, defaultValue: 2 }) above: number,
    @Args('below', { type: () => Int, defaultValue: 2 }) below: number,
  ): Promise<CommentContextModel> {
    if ([above, below].some((count) => count < 0 || count > farthest)) {
      throw coreError('BAD_INPUT', { problem: `above and below have to be between 0 and ${farthest}.` });
    }
    const { id, parentID, storyId } = comment;
    const [ancestors, siblings, replies] = await Promise.all([
      this.ancestors(loaders, parentID, above),
      parentID ? this.replies(loaders, storyId, parentID, below, id) : [],
      comment.replyCount > 0 ? this.replies(loaders, storyId, id, below) : [],
    ]);
    return {
      above: ancestors.map(toModeratedComment),
      siblings: siblings.map(toModeratedComment),
      replies: replies.map(toModeratedComment),
    };
  }

  /** Level by level, each level of a whole page in one command. */
  private async ancestors(loaders: Loaders, parentId: string | undefined, above: number): Promise<Comment[]> {
    const found: Comment[] = [];
    let next = parentId;
    while (next && found.length < above) {
      const parent = await loadComment(loaders, this.comments, next);
      if (!parent) break;
      found.unshift(parent);
      next = parent.parentId;
    }
    return found;
  }

  private async replies(
    loaders: Loaders,
    storyId: string,
    parentId: string,
    below: number,
    except?: string,
  ): Promise<Comment[]> {
    if (below === 0) return [];
    const first = below + 1;
    const listed = await loaders
      .for(
        `context ${storyId} ${first}`,
        () =>
          new DataLoader<string, ListedComment[]>(async (ids) => {
            const pages = await this.comments.firstReplies(storyId, ids, { first, order: 'CREATED_AT_ASC' });
            return ids.map((id) => pages.get(id) ?? []);
          }),
      )
      .load(parentId);
    const wanted = listed.filter(({ id }) => id !== except).slice(0, below);
    const whole = await Promise.all(wanted.map(({ id }) => loadComment(loaders, this.comments, id)));
    return whole.flatMap((comment) => comment ?? []);
  }
}
