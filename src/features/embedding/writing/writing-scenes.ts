import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { canSee, CommentsQueries, statementOfReasons, type StatementOfReasons } from '../../comments/index.js';
import { isClosed, StoriesQueries } from '../../stories/index.js';
import { UsersQueries } from '../../users/index.js';
import type { WritingPlace } from './writing-address.js';

/** What the page around the forms tells. */
export interface WritingScene {
  readonly story: {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly isClosed: boolean;
    readonly collectsReviews: boolean;
  };
  /** Who is signed in here. */
  readonly username?: string | undefined;
  /** Whom it is to answer, there or not: nobody's answer becomes a comment of its own unasked. */
  readonly replyTo?: string | undefined;
  /** What is answered, where it is still there. */
  readonly parent?: { readonly id: string; readonly body: string; readonly author: string } | undefined;
  /** What the reader has posted, as they may see it; without a statement it is published. */
  readonly posted?:
    { readonly id: string; readonly body: string; readonly statement: StatementOfReasons | undefined } | undefined;
}

@Injectable()
export class WritingScenes {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly comments: CommentsQueries,
    private readonly users: UsersQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND where there is no such story */
  async of(ctx: RequestContext, place: WritingPlace): Promise<WritingScene> {
    const found = await this.stories.byId(place.id);
    if (!found) throw coreError('NOT_FOUND', { what: 'story' });
    const story = await this.stories.followed(found);
    const { id, url, metadata, mode } = story;
    const [username, parent, posted] = await Promise.all([
      this.usernameOf(ctx),
      this.parentOf(ctx, place.replyTo),
      this.postedOf(ctx, place.comment),
    ]);
    return {
      story: {
        id,
        url,
        title: metadata.title ?? url,
        isClosed: isClosed(story, this.clock.now()),
        collectsReviews: mode === 'REVIEWS',
      },
      username,
      replyTo: place.replyTo,
      parent,
      posted,
    };
  }

  private async usernameOf({ actor }: RequestContext): Promise<string | undefined> {
    return actor.kind === 'user' ? (await this.users.byId(actor.id))?.username : undefined;
  }

  private async parentOf({ actor }: RequestContext, id: string | undefined): Promise<WritingScene['parent']> {
    const comment = id === undefined ? undefined : await this.comments.byId(id);
    if (!comment || comment.deletedAt || !canSee(comment, actor)) return undefined;
    const [author] = await this.users.publicByIds([comment.authorId]);
    return author && { id: comment.id, body: comment.body, author: author.username };
  }

  /** Only to its author. */
  private async postedOf({ actor }: RequestContext, id: string | undefined): Promise<WritingScene['posted']> {
    const comment = id === undefined ? undefined : await this.comments.byId(id);
    if (!comment || comment.deletedAt || actor.kind !== 'user' || comment.authorId !== actor.id) return undefined;
    return { id: comment.id, body: comment.body, statement: statementOfReasons(comment) };
  }
}
