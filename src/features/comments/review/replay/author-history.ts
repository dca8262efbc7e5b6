import { createHash } from 'node:crypto';
import type { Counted } from '../../comment.js';
import { countsFor, noSignals } from '../../comment.js';
import { addTo, type StoredReview } from '../../comment-replay.repository.js';
import { comparedComments } from '../stages/repeat-post.stage.js';
import type { RecentComments } from './known-facts.js';

/** As many as the live review counts. */
const countedComments = 1_000;

interface Step {
  readonly at: number;
  readonly counted: Counted;
  readonly isRejected: boolean;
}

interface Past {
  readonly at: number;
  /** In the order of time; the first is how review left it. */
  readonly steps: readonly Step[];
}

/**
 * What was known about an author at each moment of a replay, moving forward only. An earlier comment counts as review had
 * left it until its moderator's decision, then as decided: a rule must not profit from what nobody knew yet.
 */
export class AuthorHistory {
  private readonly figures: Record<string, number>;
  private readonly comments: Past[] = [];
  private readonly texts: { readonly at: number; readonly fingerprint: string }[] = [];
  /** What is still to come of earlier comments, the next one first. */
  private readonly coming: { readonly at: number; readonly before: Counted; readonly after: Counted }[] = [];

  /** @param before figures without the comments of the replay */
  constructor(before: Counted) {
    this.figures = { ...before };
  }

  figuresAt(moment: number): Counted {
    while (this.coming.length > 0 && this.coming[0]!.at <= moment) {
      const { before, after } = this.coming.shift()!;
      addTo(this.figures, before, -1);
      addTo(this.figures, after, 1);
    }
    return this.figures;
  }

  recentComments(moment: number, windowMs: number): RecentComments {
    let [total, rejected] = [0, 0];
    for (let index = this.comments.length - 1; index >= 0; index -= 1) {
      const { at, steps } = this.comments[index]!;
      if (at < moment - windowMs) break;
      total += 1;
      if (steps.findLast((step) => step.at <= moment)?.isRejected) rejected += 1;
    }
    return { total, rejected };
  }

  hasPosted(folded: string, moment: number, windowMs: number): boolean {
    const fingerprint = fingerprintOf(folded);
    return this.texts.some((text) => text.at >= moment - windowMs && text.fingerprint === fingerprint);
  }

  /** @param folded `foldedText` of the comment, where it may be compared with */
  add(comment: StoredReview, folded: string | undefined): void {
    const at = comment.createdAt.getTime();
    const steps = stepsOf(comment);
    addTo(this.figures, steps[0]!.counted, 1);
    for (let index = 1; index < steps.length; index += 1) {
      this.await({ at: steps[index]!.at, before: steps[index - 1]!.counted, after: steps[index]!.counted });
    }
    push(this.comments, { at, steps }, countedComments);
    if (folded !== undefined) push(this.texts, { at, fingerprint: fingerprintOf(folded) }, comparedComments);
  }

  private await(change: AuthorHistory['coming'][number]): void {
    const later = this.coming.findIndex(({ at }) => at > change.at);
    this.coming.splice(later === -1 ? this.coming.length : later, 0, change);
  }
}

function stepsOf(comment: StoredReview): Step[] {
  const { reviewedAs, decision, deletedAt, createdAt } = comment;
  const reviewed = { ...comment, status: reviewedAs, deletedAt: undefined, decision: undefined, signals: noSignals };
  const decided = { ...comment, deletedAt: undefined };
  return [
    stepAt(createdAt, { ...reviewed, tags: [] }),
    ...(decision ? [stepAt(decision.decidedAt, decided)] : []),
    ...(deletedAt ? [stepAt(deletedAt, comment)] : []),
  ];
}

function stepAt(at: Date, standing: StoredReview): Step {
  return { at: at.getTime(), counted: countsFor(standing), isRejected: standing.status === 'REJECTED' };
}

/** Texts are compared, never looked at: a hundred thousand of them would not fit. */
function fingerprintOf(folded: string): string {
  return createHash('sha256').update(folded).digest('base64url').slice(0, 22);
}

function push<Item>(items: Item[], item: Item, atMost: number): void {
  items.push(item);
  if (items.length > atMost) items.shift();
}
