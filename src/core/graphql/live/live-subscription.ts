import type { Actor } from '../../context/actor.js';
import type { LiveConnection } from './live-connection.js';
import type { LiveEvent } from './live-feed.js';
import type { LiveOperation } from './live-operations.js';
import type { LivePayload } from './live-payload.js';
import { EventRenderings, type LiveRenderer } from './live-renderer.js';

/** Where a subscription's results go. */
export interface LiveSink {
  next(payload: LivePayload): void;
  /** Tells the client that the subscription has ended, and why. */
  fail(error: unknown): void;
}

/**
 * One subscription of one client. Until it has caught up with what the client missed, new events are held back; then
 * they follow in order, without those that the catching up has brought already or has gone past.
 */
export class LiveSubscription {
  private held?: EventRenderings[] = [];
  /** The version of each subject that the catching up has brought. */
  private readonly replayed = new Map<string, number>();
  isOpen = true;

  constructor(
    readonly connection: LiveConnection,
    readonly operation: LiveOperation,
    private readonly sink: LiveSink,
    private readonly renderer: LiveRenderer,
  ) {}

  /** Sends what happened after the event that the client saw last, then what was held back meanwhile. */
  async catchUp(): Promise<void> {
    const { feed, args, after } = this.operation;
    for (const event of after === undefined ? [] : await feed.replay(args, after)) {
      this.replayed.set(event.subject, event.version);
      await this.show(new EventRenderings(event, this.renderer));
    }
    for (let next = this.held?.shift(); next; next = this.held?.shift()) await this.showNew(next);
    this.held = undefined;
  }

  /** @returns what to wait for until the event has been sent; nothing where it was put aside or is not for this client */
  take(renderings: EventRenderings): Promise<void> | undefined {
    if (!this.held) return this.showNew(renderings);
    this.held.push(renderings);
    return undefined;
  }

  /** Tells the client why the subscription has ended. */
  fail(error: unknown): void {
    this.sink.fail(error);
  }

  private showNew(renderings: EventRenderings): Promise<void> | undefined {
    const { subject, version } = renderings.event;
    const replayed = this.replayed.get(subject);
    return replayed === undefined || version > replayed ? this.show(renderings) : undefined;
  }

  private show(renderings: EventRenderings): Promise<void> | undefined {
    const { event } = renderings;
    const { actor } = this.connection;
    const audience = this.audienceOf(event, actor);
    if (audience === null) return undefined;
    return renderings.show(this.operation, audience, actor, (payload) => {
      if (!this.isOpen) return;
      const isSamePerson = this.connection.actor === actor;
      if (isSamePerson || this.audienceOf(event, this.connection.actor) === audience) this.sink.next(payload);
    });
  }

  private audienceOf(event: LiveEvent, actor: Actor): string | null {
    return this.operation.feed.audienceOf(event, actor);
  }
}
