import { Injectable } from '@nestjs/common';
import { type Site, SitesQueries } from '../../sites/index.js';
import { StoriesQueries, type StoryRules } from '../../stories/index.js';
import { type User, UsersQueries } from '../../users/index.js';
import type { Comment } from '../comment.js';
import { bodyText } from '../comment-body.js';
import { ReviewRules, type VersionedRules } from './review-rules.js';
import type { ReviewedClient, ReviewSubject } from './review-stage.js';

/** What is known before a comment is stored. */
export interface Submission {
  readonly commentId: string;
  readonly revision: number;
  readonly author: User;
  readonly story: StoryRules;
  readonly site: Site;
  readonly parentId?: string | undefined;
  readonly rating?: number | undefined;
  readonly tags?: readonly string[];
  readonly body: string;
  /** When the comment was first sent. */
  readonly createdAt: Date;
  readonly client?: ReviewedClient | undefined;
}

/** Gathers what stages look at, with the rules as they hold at this moment. */
@Injectable()
export class ReviewSubjects {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly sites: SitesQueries,
    private readonly users: UsersQueries,
    private readonly rules: ReviewRules,
  ) {}

  async submitted(submission: Submission): Promise<ReviewSubject> {
    return subjectUnder(await this.rules.of(submission.site.id), submission, bodyText(submission.body));
  }

  /** The latest revision of a stored comment; `undefined` where its author, story or site is gone. */
  async of(comment: Comment, client?: ReviewedClient): Promise<ReviewSubject | undefined> {
    const [author, story, site] = await Promise.all([
      this.users.byId(comment.authorId),
      this.stories.rulesOf(comment.storyId),
      this.sites.byId(comment.siteId),
    ]);
    if (!author || !story || !site || comment.deletedAt) return undefined;
    const { id: commentId, parentId, body, createdAt, revisions, rating } = comment;
    const revision = revisions.length - 1;
    const tags = comment.tags.map(({ name }) => name);
    const known = { parentId, body, createdAt, client, rating, tags };
    return this.submitted({ commentId, revision, author, story, site, ...known });
  }
}

/** What stages see of a comment under these rules. @param text `bodyText` of its body */
export function subjectUnder(
  { rules, version: rulesVersion }: VersionedRules,
  submission: Submission,
  text: string,
): ReviewSubject {
  const { commentId, revision, author, story, site, parentId, rating, tags, body, createdAt, client } = submission;
  // A story's own word on links outweighs its site's.
  const { links } = story.settings;
  return {
    commentId,
    revision,
    author,
    story,
    site,
    parentId,
    rating,
    tags,
    body,
    text,
    createdAt,
    client,
    rules: links ? { ...rules, links: { ...rules.links, ...links } } : rules,
    rulesVersion,
  };
}
