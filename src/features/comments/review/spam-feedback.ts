import type { ModerationRules } from '../../settings/index.js';
import type { Comment, Decision, SpamFeedback, SpamWord } from '../comment.js';
import type { CommentDocument } from '../comment.schema.js';
import type { ReviewedClient, ReviewSubject } from './review-stage.js';
import type { SpamServiceOptions, SpamSubject } from './services/spam-service.js';

export const spamStageName = 'spam';

/** Moderators seldom decide later; and nobody's address is kept for longer than it may be of use. */
const senderKeptMs = 14 * 86_400_000;

/** Who sent a text, as far as the spam service was allowed to know, until when it is kept. */
export interface KeptSender {
  readonly client: ReviewedClient;
  readonly until: Date;
}

/** What is kept of a text's sender so that the service can be told later where it was wrong about it. */
export function senderOf(
  { rules, client }: Pick<ReviewSubject, 'rules' | 'client'>,
  now: Date,
): KeptSender | undefined {
  const { enabled, sendAddress } = rules.spam;
  if (!client || !enabled || !sendAddress) return undefined;
  return { client, until: new Date(now.getTime() + senderKeptMs) };
}

/**
 * What the service is to be told after a moderator's decision: approval of what it took for spam, rejection as spam of
 * what it let pass. Undefined where it knows already, or has not judged the text.
 */
export function feedbackAfter(
  comment: Pick<Comment, 'reasons' | 'spamFeedback'>,
  review: CommentDocument['review'],
  decision: Pick<Decision, 'kind' | 'code'>,
  at: Date,
): SpamFeedback | undefined {
  const before = comment.spamFeedback;
  const word = wordOf(decision);
  if (!word) return before?.state === 'OWED' ? undefined : before;
  const known = before?.state === 'TOLD' ? before.word : judgementOf(comment.reasons, review);
  if (known === undefined || word === known) return before?.state === 'TOLD' ? before : undefined;
  return { word, since: at, state: 'OWED' };
}

/** What a decision says about a text being spam; a rejection for another reason says nothing. */
export function wordOf({ kind, code }: Pick<Decision, 'kind' | 'code'>): SpamWord | undefined {
  if (kind === 'APPROVED') return 'HAM';
  return code === 'SPAM' ? 'SPAM' : undefined;
}

/** What the service is told of a text, and how it is reached. The sender's traces go only where the rules let them. */
export function spamRequestOf(subject: ReviewSubject): {
  readonly about: SpamSubject;
  readonly options: Pick<SpamServiceOptions, 'key' | 'site' | 'endpoint' | 'timeoutMs'>;
} {
  const { text, parentId, author, story, revision, createdAt } = subject;
  const { key, endpoint, timeoutMs, site } = subject.rules.spam;
  return {
    about: {
      text,
      isReply: parentId !== undefined,
      authorName: author.username,
      permalink: story.url,
      createdAt,
      isEdit: revision > 0,
      ...tracesOf(subject.rules, subject.client),
    },
    options: { key, endpoint, timeoutMs, site: site || new URL(story.url).origin },
  };
}

function tracesOf({ spam }: ModerationRules, client: ReviewedClient | undefined): Partial<ReviewedClient> {
  return spam.sendAddress && client ? client : {};
}

function judgementOf(reasons: Comment['reasons'], review: CommentDocument['review']): SpamWord | undefined {
  const found = reasons.filter(({ stage }) => stage === spamStageName);
  if (found.some(({ code }) => code === 'SPAM')) return 'SPAM';
  const isStillToCome = review !== undefined && review.awaits === undefined;
  return isStillToCome || found.some(({ code }) => code === 'STAGE_FAILED') ? undefined : 'HAM';
}
