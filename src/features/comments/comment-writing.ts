import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { UserActor } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { type Site, SitesQueries } from '../sites/index.js';
import { isClosed, StoriesQueries, storyError, type StoryRules } from '../stories/index.js';
import { mayWrite, refusalError, type User, UsersQueries } from '../users/index.js';
import { lengthOf, sanitiseBody } from './comment-body.js';
import { commentError } from './comment.errors.js';
import { CommentAwaitsReview, CommentChanged, CommentDecided } from './comment.events.js';
import type { Comment } from './comment.js';
import type { ReviewedClient } from './review/review-stage.js';

/** A comment with what its author is told about it. */
export interface PostedComment {
  readonly comment: Comment;
  readonly editableUntil: Date;
}

/** What posting and editing have in common: where it goes, who may, and what follows. */
@Injectable()
export class CommentWriting {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly sites: SitesQueries,
    private readonly users: UsersQueries,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** The story that takes what is written under this one now, and its site. @throws NOT_FOUND, STORY_CLOSED */
  async placeFor(storyId: string): Promise<{ story: StoryRules; site: Site }> {
    const story = await this.stories.rulesOf(storyId);
    const site = story && (await this.sites.byId(story.siteId));
    if (!story || !site) throw coreError('NOT_FOUND', { what: 'story' });
    if (isClosed(story, this.clock.now())) throw storyError('STORY_CLOSED');
    return { story, site };
  }

  /** The same for a story that may have been merged into another a moment ago. @throws NOT_FOUND, STORY_CLOSED */
  placeNow(storyId: string): Promise<{ story: StoryRules; site: Site }> {
    this.stories.forget(storyId);
    return this.placeFor(storyId);
  }

  /** @throws USER_BANNED, USER_SUSPENDED, USER_WARNED, USERNAME_REJECTED */
  async writerOn(site: Site, { id }: UserActor): Promise<User> {
    const user = await this.users.lately(id);
    if (!user) throw coreError('UNAUTHENTICATED');
    const refusal = mayWrite(user, site.id, this.clock.now());
    if (refusal) throw refusalError(refusal);
    return user;
  }

  /** Tells the rest of Talk of a revision that is stored. */
  async announce(comment: Comment, revision: number): Promise<void> {
    await this.events.emit(new CommentChanged(comment.storyId, comment.siteId));
    await this.events.emit(new CommentAwaitsReview(comment.id, revision));
    if (comment.owed.length > 0) await this.events.emit(new CommentDecided(comment.id));
  }
}

export function clientOf({ address, userAgent, referrer }: RequestContext): ReviewedClient {
  return { address, ...(userAgent ? { userAgent } : {}), ...(referrer ? { referrer } : {}) };
}

/** @throws COMMENT_TOO_LONG, COMMENT_EMPTY */
export function validBody(text: string, site: Site): string {
  // Markup may outweigh the text, but not without end: sanitising costs time with the length of what is sent.
  if (text.length > site.maxCommentLength * 4 + 1_000)
    throw commentError('COMMENT_TOO_LONG', { max: site.maxCommentLength });
  const body = sanitiseBody(text);
  const length = lengthOf(body);
  if (length === 0) throw commentError('COMMENT_EMPTY');
  if (length > site.maxCommentLength) throw commentError('COMMENT_TOO_LONG', { max: site.maxCommentLength });
  return body;
}
