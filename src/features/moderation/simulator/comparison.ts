import type { ReplayedComment, ReviewReason, ReviewVerdict } from '../../comments/index.js';
import type { WordListKind } from '../../words/index.js';
import {
  countedPhrases,
  type DecisionTally,
  placeOf,
  type SampledReason,
  samplesOfAChange,
  type SimulatedChange,
  type SimulatedPhrase,
  type SimulatedPlace,
  simulatedPlaces,
  type SimulatedReason,
  type SimulatedSample,
  type SimulationResult,
} from './rule-simulation.js';

type Compared = Omit<SimulationResult, 'from' | 'isTruncated' | 'notes'>;
type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Tally = Mutable<DecisionTally>;
type Decided = ReplayedComment['decided'];

/** Adds up, comment by comment in the order of time, what a draft changes. Keeps no more than it tells in the end. */
export class Comparison {
  private comments = 0;
  private asReviewed = 0;
  private readonly baseline = emptyPlaces();
  private readonly draft = emptyPlaces();
  private readonly changes = new Map<string, { tally: Tally; samples: SimulatedSample[] }>();
  private readonly reasons = new Map<string, Mutable<SimulatedReason>>();
  private readonly phrases = new Map<string, { list: WordListKind; phrase: string; baseline: number; draft: Tally }>();

  /** @param comment with the verdicts of the rules of today and of the draft */
  add(comment: ReplayedComment): void {
    const { reviewedAs, decided, verdicts } = comment;
    const [baseline, draft] = [verdicts[0]!, verdicts[1]!];
    const [from, to] = [placeOf(baseline), placeOf(draft)];
    this.comments += 1;
    if (baseline.status === reviewedAs) this.asReviewed += 1;
    count(this.baseline[from], decided);
    count(this.draft[to], decided);
    this.addChange(from, to, comment, draft);
    if (baseline.reasons.length > 0) {
      this.addReasons(baseline, 'baseline');
      for (const [key, phrase] of phrasesIn(baseline)) this.phraseOf(key, phrase).baseline += 1;
    }
    if (draft.reasons.length > 0) {
      this.addReasons(draft, 'draft');
      for (const [key, phrase] of phrasesIn(draft)) count(this.phraseOf(key, phrase).draft, decided);
    }
  }

  result(): Compared {
    const { comments, asReviewed, baseline, draft } = this;
    return {
      comments,
      asReviewed,
      baseline,
      draft,
      changes: this.changesInOrder(),
      reasons: [...this.reasons.values()].sort(
        (one, two) => two.draft - one.draft || two.baseline - one.baseline || byText(keyOf(one), keyOf(two)),
      ),
      phrases: this.mostFrequentPhrases(),
    };
  }

  private addChange(from: SimulatedPlace, to: SimulatedPlace, comment: ReplayedComment, draft: ReviewVerdict): void {
    const key = `${from} ${to}`;
    const change = this.changes.get(key) ?? { tally: emptyTally(), samples: [] };
    this.changes.set(key, change);
    count(change.tally, comment.decided);
    if (from === to) return;
    const { id: commentId, textAt } = comment;
    change.samples.push({ commentId, textAt, reasons: draft.reasons.map(sampled) });
    if (change.samples.length > samplesOfAChange) change.samples.shift();
  }

  private addReasons({ reasons }: ReviewVerdict, side: 'baseline' | 'draft'): void {
    const found = new Map(reasons.map((reason) => [keyOf(reason), reason]));
    for (const [key, { stage, code }] of found) {
      const counted = this.reasons.get(key) ?? { stage, code, baseline: 0, draft: 0 };
      this.reasons.set(key, counted);
      counted[side] += 1;
    }
  }

  private phraseOf(key: string, { list, phrase }: ListedPhrase) {
    const known = this.phrases.get(key) ?? { list, phrase, baseline: 0, draft: emptyTally() };
    this.phrases.set(key, known);
    return known;
  }

  private changesInOrder(): SimulatedChange[] {
    return simulatedPlaces.flatMap((from) =>
      simulatedPlaces.flatMap((to) => {
        const change = this.changes.get(`${from} ${to}`);
        return change ? [{ from, to, tally: change.tally, samples: change.samples.toReversed() }] : [];
      }),
    );
  }

  private mostFrequentPhrases(): SimulatedPhrase[] {
    return [...this.phrases.entries()]
      .sort(
        ([oneKey, one], [twoKey, two]) =>
          two.draft.total - one.draft.total || two.baseline - one.baseline || byText(oneKey, twoKey),
      )
      .slice(0, countedPhrases)
      .map(([, phrase]) => phrase);
  }
}

interface ListedPhrase {
  readonly list: WordListKind;
  readonly phrase: string;
}

/** Each phrase once, however often the comment has it. */
function phrasesIn({ reasons }: ReviewVerdict): Map<string, ListedPhrase> {
  const found = new Map<string, ListedPhrase>();
  for (const { code, matches = [] } of reasons) {
    const list = listOf(code);
    if (list) for (const { rule } of matches) found.set(`${list} ${rule}`, { list, phrase: rule });
  }
  return found;
}

function listOf(code: ReviewReason['code']): WordListKind | undefined {
  if (code === 'BANNED_WORD') return 'BANNED';
  return code === 'SUSPECT_WORD' ? 'SUSPECT' : undefined;
}

function sampled({ matches = [], ...reason }: ReviewReason): SampledReason {
  const isLink = reason.code === 'LINKS' || reason.code === 'DENIED_LINK';
  return { ...reason, matches: isLink ? matches.map(({ start, end }) => ({ start, end })) : matches };
}

function keyOf({ stage, code }: Pick<ReviewReason, 'stage' | 'code'>): string {
  return `${stage} ${code}`;
}

function count(tally: Tally, decided: Decided): void {
  tally.total += 1;
  if (decided === 'APPROVED') tally.approved += 1;
  if (decided === 'REJECTED') tally.rejected += 1;
}

function emptyTally(): Tally {
  return { total: 0, approved: 0, rejected: 0 };
}

function emptyPlaces(): Record<SimulatedPlace, Tally> {
  return { PUBLISHED: emptyTally(), FLAGGED: emptyTally(), HELD: emptyTally(), REJECTED: emptyTally() };
}

/** By code units: what a machine's language makes of it must not matter. */
function byText(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}
