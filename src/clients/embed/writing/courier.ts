import { askToSignIn } from '../account/ask-to-sign-in.js';
import { ClientError, codeOf } from '../../shared/client-error.js';
import { CreateComment } from '../generated/writing.js';
import { statusText, writingMessages } from '../messages/writing.js';
import { type StreamController } from '../stream/stream-controller.js';
import { localIDOf, outgoingIDOf, withDelivered, withDelivery, withoutComment, withShown } from './own-copy.js';
import { Outbox, type Outgoing } from './outbox.js';
import { send } from './send.js';
import { noteSlowMode } from './slow-mode.js';

/** The same again may be answered better a little later, and nobody has to do anything for it. */
const temporary = new Set(['UNREACHABLE', 'UNREADABLE', 'UNAVAILABLE', 'RATE_LIMITED']);
/** It waits until its author has signed in again. */
const signedOut = new Set(['UNAUTHENTICATED', 'TOKEN_INVALID']);
/** Where the viewer stands has changed since it was read: what they can do about it is told in the place of the invitation. */
const standings = new Set(['USER_BANNED', 'USER_SUSPENDED', 'USER_WARNED', 'USERNAME_REJECTED']);
const firstDelayMs = 5_000;
const longestDelayMs = 300_000;

const couriers = new WeakMap<StreamController, Courier>();

/** @returns the one of this stream */
export function courierOf(controller: StreamController): Courier {
  let courier = couriers.get(controller);
  if (!courier) couriers.set(controller, (courier = new Courier(controller)));
  return courier;
}

/** Brings what is in the outbox to the server: at once, and whenever there is hope again. Ends with its stream. */
class Courier {
  private readonly outbox: Outbox;
  private readonly underway = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;

  constructor(private readonly controller: StreamController) {
    this.outbox = new Outbox(controller.server.origin);
    addEventListener('online', this.sendWaiting);
    document.addEventListener('visibilitychange', this.sendWaiting);
  }

  /** Shows the comment at once and sends it. @returns a code where there is no room for it */
  take(item: Outgoing): 'OUTBOX_FULL' | undefined {
    if (!this.outbox.put(item)) return 'OUTBOX_FULL';
    this.controller.store.update((state) => withShown(state, item));
    void this.deliver(localIDOf(item));
    return undefined;
  }

  /** Shows again what a page that was left could not send, and sends what may be sent. */
  resume(): void {
    const { store } = this.controller;
    const { viewer } = store.state;
    for (const item of viewer ? this.outbox.of(viewer.id) : []) store.update((state) => withShown(state, item));
    this.sendWaiting();
  }

  /** Sends it, for the first time or again. @param insists although it may break the rules */
  async deliver(localID: string, insists = false): Promise<void> {
    const id = outgoingIDOf(localID);
    const before = this.outbox.find(id);
    if (this.underway.has(id)) return;
    // Another tab has delivered it, or given it up.
    if (!before) return this.controller.store.update((state) => withoutComment(state, localID));
    const { refusal: _refusal, reasons: _reasons, ...rest } = before;
    const item: Outgoing = insists ? { ...rest, insists } : rest;
    this.outbox.put(item);
    this.underway.add(id);
    // What is said twice in the same words is heard once: there is to be a change between them.
    this.controller.store.update((state) => ({
      ...withDelivery(state, localID, { isSending: true }),
      announcement: '',
    }));
    try {
      await this.post(item);
    } catch (error) {
      this.refused(item, error);
    } finally {
      this.underway.delete(id);
    }
  }

  /** Takes a comment that could not be sent off the page, for good. @returns what it was */
  discard(localID: string): Outgoing | undefined {
    const item = this.outbox.find(outgoingIDOf(localID));
    this.outbox.remove(outgoingIDOf(localID));
    this.controller.store.update((state) => withoutComment(state, localID));
    return item;
  }

  private async post(item: Outgoing): Promise<void> {
    const { controller } = this;
    const { id: clientMutationID, storyID, parentID, body, rating, tags, insists } = item;
    const input = { clientMutationID, storyID, parentID, body, rating, tags, insists };
    const { createComment } = await send(controller.server, CreateComment, { input });
    this.outbox.remove(clientMutationID);
    this.attempts = 0;
    const { comment, status } = createComment.comment;
    const announcement = statusText(status) ?? writingMessages.posted;
    controller.store.update((state) => ({
      ...noteSlowMode(withDelivered(state, localIDOf(item), createComment.comment)),
      announcement,
    }));
    const posted = { commentID: comment.id, storyID, status };
    if (parentID === null) controller.emit('createComment', posted);
    else controller.emit('createCommentReply', { ...posted, parentID });
  }

  private refused(item: Outgoing, error: unknown): void {
    const { store } = this.controller;
    const failure = codeOf(error);
    const details = error instanceof ClientError ? error.details : {};
    const show = (delivery: Parameters<typeof withDelivery>[2], announcement: string) =>
      store.update((state) => ({ ...withDelivery(state, localIDOf(item), delivery), announcement }));
    if (temporary.has(failure)) {
      const isTooFast = failure === 'RATE_LIMITED';
      show({ isSending: false, isTooFast }, isTooFast ? writingMessages.waitingTurn : writingMessages.waiting);
      this.retryLater(Number(details['retryAfterSeconds']) * 1000);
    } else if (signedOut.has(failure)) {
      void askToSignIn(this.controller, true);
    } else {
      const reasons = Array.isArray(details['codes']) ? details['codes'].map(String) : undefined;
      this.outbox.put({ ...item, refusal: failure, ...(reasons && { reasons }) });
      show({ isSending: false, failure, reasons }, '');
      this.controller.emit('error', { code: failure, during: 'write' });
      if (standings.has(failure)) void this.controller.parts.own?.load(this.controller).catch(() => undefined);
      if (failure === 'STORY_CLOSED')
        store.update((state) => ({ ...state, story: { ...state.story!, isClosed: true } }));
    }
  }

  private retryLater(afterMs: number): void {
    clearTimeout(this.timer);
    const grown = Math.min(longestDelayMs, firstDelayMs * 2 ** this.attempts++);
    this.timer = setTimeout(this.sendWaiting, afterMs || grown);
  }

  private readonly sendWaiting = (): void => {
    if (!this.controller.root.host.isConnected) return this.end();
    const { viewer } = this.controller.state;
    if (!viewer || document.visibilityState === 'hidden') return;
    void this.sendInOrder(this.outbox.of(viewer.id).filter(({ refusal }) => !refusal));
  };

  private async sendInOrder(items: readonly Outgoing[]): Promise<void> {
    for (const item of items) await this.deliver(localIDOf(item));
  }

  private end(): void {
    clearTimeout(this.timer);
    removeEventListener('online', this.sendWaiting);
    document.removeEventListener('visibilitychange', this.sendWaiting);
    couriers.delete(this.controller);
  }
}
