import { codeOf } from '../../shared/client-error.js';
import { LiveClient, type LiveState } from '../../shared/live-client.js';
import { send, session } from '../admin-server.js';
import { Entrance } from '../generated/account.js';
import { ApproveComment, QueueChanged, QueueCounts, QueuePage, RejectComment } from '../generated/moderation.js';
import { moderateMessages } from '../messages/moderate.js';
import {
  type Card,
  type Decision,
  initialState,
  type QueueState,
  type ShownQueue,
  type Verdict,
  withArrivalsShown,
  withDecision,
  withEvent,
  withRefusal,
} from './queue-state.js';

const cardsPerPage = 20;
const recountDelayMs = 500;

/** One moderator's desk: the list of a queue, its live changes, and the decisions, painted before they are sent. */
export class QueueController {
  private current: QueueState;
  private readonly listeners = new Set<() => void>();
  private live: LiveClient | null = null;
  private lastEventID: string | null = null;
  private recountTimer: ReturnType<typeof setTimeout> | undefined;
  private loads = 0;
  private isOpen = false;
  private wasAway = false;

  constructor(queue: ShownQueue) {
    this.current = initialState(queue);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): QueueState => this.current;

  /** Begins to listen and to show; the answer ends both. */
  open(): () => void {
    this.isOpen = true;
    void this.show(this.current.queue);
    void this.goLive();
    return () => {
      this.isOpen = false;
      this.loads++;
      clearTimeout(this.recountTimer);
      this.live?.close();
      this.live = null;
    };
  }

  /** Shows a queue from its beginning. */
  async show(queue: ShownQueue): Promise<void> {
    const load = ++this.loads;
    const { counts, decisions, connection } = this.current;
    this.update(() => ({ ...initialState(queue), counts, decisions, connection }));
    try {
      const [{ moderationQueue }] = await Promise.all([
        send(QueuePage, { queue, first: cardsPerPage, after: null }),
        this.recount(),
      ]);
      if (load !== this.loads) return;
      const { nodes, pageInfo } = moderationQueue;
      this.update((state) => ({ ...state, ...pageInfo, phase: 'ready', cards: nodes }));
    } catch (error) {
      if (load === this.loads) this.update((state) => ({ ...state, phase: 'failed', failure: codeOf(error) }));
    }
  }

  async loadMore(): Promise<void> {
    const { queue, endCursor, isLoadingMore } = this.current;
    if (isLoadingMore) return;
    const load = this.loads;
    this.update((state) => ({ ...state, isLoadingMore: true, failure: null }));
    try {
      const { moderationQueue } = await send(QueuePage, { queue, first: cardsPerPage, after: endCursor });
      if (load !== this.loads) return;
      const { nodes, pageInfo } = moderationQueue;
      this.update((state) => {
        const known = new Set(state.cards.map(({ id }) => id));
        const added = nodes.filter(({ id }) => !known.has(id));
        const focusedID = added[0]?.id ?? state.focusedID;
        return { ...state, ...pageInfo, isLoadingMore: false, cards: [...state.cards, ...added], focusedID };
      });
    } catch (error) {
      this.update((state) => ({ ...state, isLoadingMore: false, failure: codeOf(error) }));
    }
  }

  focus(commentID: string): void {
    if (commentID !== this.current.focusedID) this.update((state) => ({ ...state, focusedID: commentID }));
  }

  /** Moves the focus by so many cards, stopping at the ends. */
  move(step: number): void {
    const { cards, focusedID } = this.current;
    const index = cards.findIndex(({ id }) => id === focusedID);
    const next = cards[Math.max(0, Math.min(cards.length - 1, index + step))];
    if (next) this.focus(next.id);
  }

  showArrivals(): void {
    this.update(withArrivalsShown);
  }

  /** Decides the card with the focus, or another. Does nothing where there is none to decide. */
  async decide(verdict: Verdict, commentID = this.current.focusedID): Promise<void> {
    const index = this.current.cards.findIndex(({ id }) => id === commentID);
    const card = this.current.cards[index];
    if (!card || card.isDecidedElsewhere) return;
    const decision: Decision = { card, verdict };
    const { approved, rejected } = moderateMessages;
    const said = (verdict === 'APPROVED' ? approved : rejected)(card.author.username);
    const { queue } = this.current;
    this.update((state) => ({ ...withDecision(state, decision), announcement: said }));
    try {
      await this.send(verdict, card);
    } catch (error) {
      const failure = codeOf(error);
      this.update((state) =>
        state.queue === queue ? withRefusal(state, decision, index, failure) : { ...state, failure },
      );
    }
  }

  /** Turns the last decision into its opposite: a queue is a place to decide, there is no way back to undecided. */
  async undo(): Promise<void> {
    const last = this.current.decisions.at(-1);
    if (!last) {
      this.update((state) => ({ ...state, announcement: moderateMessages.nothingToUndo }));
      return;
    }
    const verdict = last.verdict === 'APPROVED' ? 'REJECTED' : 'APPROVED';
    const { undoneToApproved, undoneToRejected } = moderateMessages;
    const said = (verdict === 'APPROVED' ? undoneToApproved : undoneToRejected)(last.card.author.username);
    this.update((state) => ({ ...state, decisions: state.decisions.slice(0, -1), announcement: said, failure: null }));
    try {
      await this.send(verdict, last.card);
      this.recountSoon();
    } catch (error) {
      const failure = codeOf(error);
      this.update((state) => ({ ...state, decisions: [...state.decisions, last], announcement: '', failure }));
    }
  }

  private async send(verdict: Verdict, { id }: Card): Promise<void> {
    const input = { commentID: id, clientMutationID: crypto.randomUUID() };
    await (verdict === 'APPROVED' ? send(ApproveComment, { input }) : send(RejectComment, { input }));
  }

  private async goLive(): Promise<void> {
    const { endpoints } = await send(Entrance, {}).catch(() => ({ endpoints: { live: location.origin } }));
    if (!this.isOpen) return;
    this.live?.close();
    this.live = new LiveClient({
      url: `${endpoints.live}/admin/api/graphql/live`,
      token: () => session.current?.token ?? null,
      onState: (connection) => this.connectionIs(connection),
      onTokenRefused: () => session.set(null),
    });
    this.listen();
  }

  /** Back after an interruption without an event to resume from, what was missed can only be read again. */
  private connectionIs(connection: LiveState): void {
    this.update((state) => ({ ...state, connection }));
    if (connection === 'offline') this.wasAway = true;
    if (connection !== 'online' || !this.wasAway) return;
    this.wasAway = false;
    if (this.lastEventID === null) void this.show(this.current.queue);
  }

  private listen(): void {
    this.live?.subscribe({
      operation: QueueChanged,
      variables: () => ({ after: this.lastEventID }),
      next: ({ moderationQueueChanged }) => {
        this.lastEventID = moderationQueueChanged.eventID;
        this.update((state) => withEvent(state, moderationQueueChanged));
        this.recountSoon();
      },
      error: (code) => {
        if (code !== 'BAD_CURSOR') return;
        this.lastEventID = null;
        this.listen();
        void this.show(this.current.queue);
      },
    });
  }

  /** Counts are asked for, not computed: one request however many events come within a moment. */
  private recountSoon(): void {
    clearTimeout(this.recountTimer);
    this.recountTimer = setTimeout(() => void this.recount().catch(() => undefined), recountDelayMs);
  }

  private async recount(): Promise<void> {
    const { moderationCounts } = await send(QueueCounts, {});
    this.update((state) => ({ ...state, counts: moderationCounts }));
  }

  private update(change: (state: QueueState) => QueueState): void {
    this.current = change(this.current);
    for (const listener of this.listeners) listener();
  }
}
