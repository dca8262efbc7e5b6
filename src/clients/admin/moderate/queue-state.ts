import { type LiveState } from '../../shared/live-client.js';
import {
  type CardFields,
  type ModerationQueue,
  type QueueChangedResult,
  type QueueCountsResult,
} from '../generated/operations.js';

/** The queues that the console shows, in the order of their keys 1, 2, 3. */
export const queues = ['PENDING', 'UNMODERATED', 'REJECTED'] as const satisfies readonly ModerationQueue[];
export type ShownQueue = (typeof queues)[number];

export type Verdict = 'APPROVED' | 'REJECTED';
export type QueueEvent = QueueChangedResult['moderationQueueChanged'];
export type Counts = QueueCountsResult['moderationCounts'];

export interface Card extends CardFields {
  /** It left the queue by another hand while it was in view: it stays where it is and can no longer be decided. */
  readonly isDecidedElsewhere?: boolean;
}

export interface Decision {
  readonly card: Card;
  readonly verdict: Verdict;
}

export interface QueueState {
  readonly queue: ShownQueue;
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Code of the last failure, of the list in phase `failed`, else of a decision. */
  readonly failure: string | null;
  readonly cards: readonly Card[];
  /** Came in live and wait for the moderator, newest last. */
  readonly arrivals: readonly Card[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly isLoadingMore: boolean;
  readonly counts: Counts | null;
  /** The card that the keys act on. */
  readonly focusedID: string | null;
  /** Newest last; what `undo` takes back. */
  readonly decisions: readonly Decision[];
  readonly announcement: string;
  readonly connection: LiveState | null;
}

export const initialState = (queue: ShownQueue): QueueState => ({
  queue,
  phase: 'loading',
  failure: null,
  cards: [],
  arrivals: [],
  endCursor: null,
  hasNextPage: false,
  isLoadingMore: false,
  counts: null,
  focusedID: null,
  decisions: [],
  announcement: '',
  connection: null,
});

const countOf = { PENDING: 'pending', UNMODERATED: 'unmoderated', REJECTED: 'rejected' } as const;

/** What a tab shows: one list of all queues' counts would otherwise need the field's name everywhere. */
export function countIn(counts: Counts | null, queue: ShownQueue): number | null {
  return counts && counts[countOf[queue]];
}

/** The state with the card gone and the focus on the one that takes its place. */
export function withDecision(state: QueueState, decision: Decision): QueueState {
  const { card, verdict } = decision;
  const index = state.cards.findIndex(({ id }) => id === card.id);
  const cards = state.cards.filter(({ id }) => id !== card.id);
  const next = cards[Math.min(index, cards.length - 1)];
  const counted = withCount(state, state.queue, -1);
  return {
    ...(verdict === 'REJECTED' ? withCount(counted, 'REJECTED', 1) : counted),
    cards,
    focusedID: next?.id ?? null,
    decisions: [...state.decisions, decision],
    failure: null,
  };
}

/** The state with the card back where it was: the server did not take the decision. */
export function withRefusal(
  state: QueueState,
  { card, verdict }: Decision,
  index: number,
  failure: string,
): QueueState {
  const counted = withCount(state, state.queue, 1);
  return {
    ...(verdict === 'REJECTED' ? withCount(counted, 'REJECTED', -1) : counted),
    cards: state.cards.toSpliced(index, 0, card),
    focusedID: card.id,
    decisions: state.decisions.filter((decision) => decision.card.id !== card.id),
    announcement: '',
    failure,
  };
}

function withCount(state: QueueState, queue: ShownQueue, difference: number): QueueState {
  if (!state.counts) return state;
  const name = countOf[queue];
  return { ...state, counts: { ...state.counts, [name]: Math.max(0, state.counts[name] + difference) } };
}

/**
 * The state after one live event. What enters waits behind a banner, what changes changes in place, what another
 * moderator decided stays in view and says so.
 */
export function withEvent(state: QueueState, { kind, queue, commentID, comment }: QueueEvent): QueueState {
  if (queue !== state.queue) return state;
  const isShown = state.cards.some(({ id }) => id === commentID);
  if (kind === 'LEFT' || !comment) {
    const arrivals = state.arrivals.filter(({ id }) => id !== commentID);
    return { ...withChangedCard(state, commentID, { isDecidedElsewhere: true }), arrivals };
  }
  if (isShown) return withChangedCard(state, commentID, { ...comment, isDecidedElsewhere: false });
  const isDecidedHere = state.decisions.some(({ card }) => card.id === commentID);
  if (kind === 'UPDATED' || (isDecidedHere && queue !== 'REJECTED')) return state;
  return { ...state, arrivals: [...state.arrivals.filter(({ id }) => id !== commentID), comment] };
}

function withChangedCard(state: QueueState, commentID: string, change: Partial<Card>): QueueState {
  return { ...state, cards: state.cards.map((card) => (card.id === commentID ? { ...card, ...change } : card)) };
}

/** The state with what arrived on top, the focus on the first of it. */
export function withArrivalsShown(state: QueueState): QueueState {
  const arrived = state.arrivals.toReversed();
  const known = new Set(arrived.map(({ id }) => id));
  return {
    ...state,
    cards: [...arrived, ...state.cards.filter(({ id, isDecidedElsewhere }) => !known.has(id) && !isDecidedElsewhere)],
    arrivals: [],
    focusedID: arrived[0]?.id ?? state.focusedID,
  };
}
