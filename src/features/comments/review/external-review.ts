import { isBannedOn, isPremoderatedOn, suspensionAt } from '../../users/index.js';
import { karmaOf } from '../comment.js';
import type { EarlierText, PastComment } from '../author-records.repository.js';
import type { ReviewSubject } from './review-stage.js';
import type { ExternalReview } from './services/external-stage.js';

/** What went before a comment: its own earlier texts, and what else its author wrote. */
export interface Past {
  readonly texts: readonly EarlierText[];
  readonly comments: readonly PastComment[];
}

/** What a service of the newsroom's own is told of a comment: `external-stages.md` says it to those who write one. */
export function externalReviewOf(subject: ReviewSubject, { texts, comments }: Past, now: Date): ExternalReview {
  const { commentId: id, revision, parentId, body: html, text, author, site, story, createdAt } = subject;
  const { tags = [], rating } = subject;
  const figures = author.figures ?? {};
  return {
    site: { id: site.id, name: site.name },
    story: { id: story.id, url: story.url, mode: story.mode },
    comment: {
      id,
      revision,
      html,
      text,
      createdAt,
      tags,
      ...(parentId ? { parentId } : {}),
      ...(rating === undefined ? {} : { rating }),
    },
    author: {
      id: author.id,
      username: author.username,
      role: author.role,
      createdAt: author.createdAt,
      figures: {
        total: figures['total'] ?? 0,
        approved: figures['decided_APPROVED'] ?? 0,
        rejected: figures['decided_REJECTED'] ?? 0,
        karma: karmaOf(figures),
      },
      states: statesOf(subject, now),
      latestComments: comments,
    },
    history: texts,
  };
}

function statesOf({ author, site }: ReviewSubject, now: Date): string[] {
  const states = {
    BANNED: isBannedOn(author, site.id),
    SUSPENDED: suspensionAt(author, now) !== undefined,
    WARNED: author.warning !== undefined,
    PREMODERATED: isPremoderatedOn(author, site.id),
    SHADOW_LIMITED: author.shadowLimitedAt !== undefined,
  };
  return Object.entries(states).flatMap(([name, holds]) => (holds ? [name] : []));
}
