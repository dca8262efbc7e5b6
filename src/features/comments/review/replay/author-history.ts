import type { Counted } from '../../comment.js';
import { countsFor, noSignals } from '../../comment.js';
import { addTo, type StoredReview } from '../../comment-replay.repository.js';
import { comparedComments } from '../stages/repeat-post.stage.js';
import type { RecentComments } from './known-facts.js';
import type { PostedText } from './posted-text.js';

/** As many as the live review counts. */
const countedComments = 1_000;

interface Step {
  readonly at: number;
  readonly counted: Counted;
  readonly isRejected: boolean;
}

interface Past {
  readonly at: number;
  /** How review left it, and from each moment of a change on. */
  readonly isRejected: readonly { readonly from: number; readonly is: boolean }[];
}

/**
 * What was known about an author at each moment of a replay, moving forward only. An earlier comment counts as review had
 * left it until its moderator's decision, then as decided: a rule must not profit from what nobody knew yet.
 */
export class AuthorHistory {
  private readonly comments: Past[] = [];
  private readonly texts: { readonly at: number; readonly fingerprint: number }[] = [];
  /** What is still to come of earlier comments, the next one first. */
  private readonly coming: { readonly at: number; readonly before: Counted; readonly after: Counted }[] = [];

  private readonly known: Record<string, number>;

  /** @param before figures without the comments of the replay */
  constructor(before: Counted) {
    this.known = { ...before };
  }

  /** As they stood at the moment that the history was last taken to; the same object always. */
  get figures(): Counted {
    return this.known;
  }

  forwardTo(moment: number): this {
    while (this.coming.length > 0 && this.coming[0]!.at <= moment) {
      const { before, after } = this.coming.shift()!;
      addTo(this.known, before, -1);
      addTo(this.known, after, 1);
    }
    return this;
  }

  recentComments(moment: number, windowMs: number): RecentComments {
    let [total, rejected] = [0, 0];
    for (let index = this.comments.length - 1; index >= 0; index -= 1) {
      const { at, isRejected } = this.comments[index]!;
      if (at < moment - windowMs) break;
      total += 1;
      if (isRejected.findLast(({ from }) => from <= moment)?.is) rejected += 1;
    }
    return { total, rejected };
  }

  hasPosted({ fingerprint }: PostedText, moment: number, windowMs: number): boolean {
    for (let index = this.texts.length - 1; index >= 0; index -= 1) {
      const text = this.texts[index]!;
      if (text.at < moment - windowMs) return false;
      if (text.fingerprint === fingerprint) return true;
    }
    return false;
  }

  /** @param text of the comment, where others may be compared with it */
  add(comment: StoredReview, text: PostedText | undefined): void {
    const at = comment.createdAt.getTime();
    const steps = stepsOf(comment);
    addTo(this.known, steps[0]!.counted, 1);
    for (let index = 1; index < steps.length; index += 1) {
      this.await({ at: steps[index]!.at, before: steps[index - 1]!.counted, after: steps[index]!.counted });
    }
    // Not the counts as well: of a hundred thousand comments that would be most of the memory.
    const isRejected = steps.map((step) => ({ from: step.at, is: step.isRejected }));
    push(this.comments, { at, isRejected }, countedComments);
    if (text) push(this.texts, { at, fingerprint: text.fingerprint }, comparedComments);
  }

  private await(change: AuthorHistory['coming'][number]): void {
    const later = this.coming.findIndex(({ at }) => at > change.at);
    this.coming.splice(later === -1 ? this.coming.length : later, 0, change);
  }
}

function stepsOf({ reviewedAs, decision, deletedAt, createdAt, ...comment }: StoredReview): Step[] {
  const { status, flagged, movingTo, rating, signals, tags } = comment;
  const reviewed = { status: reviewedAs, flagged, movingTo, rating, signals: noSignals, tags: [] };
  const decided = { status, flagged, movingTo, rating, signals, tags, decision };
  return [
    stepAt(createdAt, reviewed),
    ...(decision ? [stepAt(decision.decidedAt, decided)] : []),
    ...(deletedAt ? [stepAt(deletedAt, { ...decided, deletedAt })] : []),
  ];
}

function stepAt(at: Date, standing: Parameters<typeof countsFor>[0]): Step {
  return { at: at.getTime(), counted: countsFor(standing), isRejected: standing.status === 'REJECTED' };
}

function push<Item>(items: Item[], item: Item, atMost: number): void {
  items.push(item);
  if (items.length > atMost) items.shift();
}
