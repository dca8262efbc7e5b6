import type { Actor } from '../../context/actor.js';
import type { RequestContext } from '../../context/request-context.js';

export interface LiveEvent {
  /** Its place in the feed: what a client that comes back names as the last one it saw. */
  readonly id: string;
  /** What has changed. */
  readonly subject: string;
  /** Grows with each change of the subject: a client that was sent one state of it is sent no older one. */
  readonly version: number;
}

/**
 * How a feature delivers one subscription field. An event is executed once a process for each distinct document,
 * variables and audience, however many sockets hear it: so an audience is a finite class of people who are shown the
 * same (everyone; the author; the newsroom), never a single reader among many.
 */
export interface LiveFeed<Args, Event extends LiveEvent> {
  /** The root field of the subscription, for example `streamChanged`. */
  readonly field: string;

  /** Takes the field's arguments, `after` aside. Whatever it throws is the client's mistake. */
  parseArgs(args: unknown): Args;

  /** Subscriptions with the same key share one upstream in this process. */
  keyOf(args: Args): string;

  /**
   * Whether this person may subscribe at all; asked again whenever their rights have changed.
   *
   * @throws TalkError where they may not
   */
  authorize(context: RequestContext, args: Args): Promise<void>;

  /**
   * Starts listening, and pushes every event from then on in order, also those that happened while the pub/sub was
   * away.
   *
   * @returns a function that stops it
   */
  open(args: Args, push: (event: Event) => void): Promise<() => Promise<void>>;

  /** The events after the one that the client saw last, oldest first. */
  replay(args: Args, after: string): Promise<readonly Event[]>;

  /** The class of people this person belongs to as regards this event; null for those who must not learn of it. */
  audienceOf(event: Event, actor: Actor): string | null;

  /** What the field resolves to for that class; null where there is nothing to tell them. */
  rootValue(event: Event, audience: string): unknown;
}

/** The audience that is shown what an anonymous reader may see; it is always executed as one. */
export const everyone = 'everyone';
