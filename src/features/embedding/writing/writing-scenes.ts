import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import {
  canSee,
  type Comment,
  CommentsQueries,
  reasonsForAuthor,
  rejectionInForce,
  type ReviewReason,
  statementOfReasons,
  type StatementOfReasons,
} from '../../comments/index.js';
import { isClosed, StoriesQueries } from '../../stories/index.js';
import { UsersQueries } from '../../users/index.js';
import { type Language, languageOf } from '../languages.js';
import { NewsroomSettings } from '../newsroom-settings.js';
import type { WritingPlace } from './writing-address.js';

/** Why readers do not see what somebody has posted. */
export interface DecisionOnPosted extends Pick<StatementOfReasons, 'kind' | 'automated'> {
  /** A moderator’s own words. */
  readonly text: string | undefined;
  readonly reasons: readonly Pick<ReviewReason, 'code' | 'detail'>[];
}

/** What the page around the forms tells. */
export interface WritingScene {
  readonly story: {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly isClosed: boolean;
    readonly collectsReviews: boolean;
  };
  /** Of everything that Talk says there. */
  readonly language: Language;
  /** Its tag, where the page's address names one. */
  readonly askedLanguage?: string | undefined;
  /** Name of the site, where its readers have accounts of its own, which are no use here. */
  readonly siteWithAccounts?: string | undefined;
  /** Who is signed in here. */
  readonly username?: string | undefined;
  /** Whom it is to answer, there or not: nobody's answer becomes a comment of its own unasked. */
  readonly replyTo?: string | undefined;
  /** What is answered, where it is still there. */
  readonly parent?: { readonly id: string; readonly body: string; readonly author: string } | undefined;
  /** What the reader has posted, as they may see it; without a decision it is published. */
  readonly posted?:
    { readonly id: string; readonly body: string; readonly decision: DecisionOnPosted | undefined } | undefined;
}

@Injectable()
export class WritingScenes {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly comments: CommentsQueries,
    private readonly users: UsersQueries,
    private readonly newsroom: NewsroomSettings,
    private readonly clock: Clock,
  ) {}

  /**
   * @param reads languages of the reader, which count where neither the address nor the story says which
   * @throws NOT_FOUND where there is no such story
   */
  async of(ctx: RequestContext, place: WritingPlace, reads: readonly string[]): Promise<WritingScene> {
    const found = await this.stories.byId(place.id);
    if (!found) throw coreError('NOT_FOUND', { what: 'story' });
    const story = await this.stories.followed(found);
    const { id, url, metadata, mode } = story;
    const [fallback, siteWithAccounts, username, parent, posted] = await Promise.all([
      this.newsroom.language(),
      this.newsroom.siteWithAccounts(story.siteId),
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
      language: languageOf(place.lang, metadata.language, ...reads, fallback),
      askedLanguage: place.lang,
      siteWithAccounts,
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
    return { id: comment.id, body: comment.body, decision: decisionOn(comment) };
  }
}

function decisionOn(comment: Comment): DecisionOnPosted | undefined {
  const statement = statementOfReasons(comment);
  if (!statement) return undefined;
  const { kind, automated } = statement;
  return { kind, automated, text: rejectionInForce(comment)?.text, reasons: reasonsForAuthor(comment) };
}
