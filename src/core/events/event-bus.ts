import { Injectable, Logger } from '@nestjs/common';

type EventClass<E extends object> = abstract new (...args: never[]) => E;
type Listener<E extends object> = (event: E) => Promise<void> | void;

/**
 * In-process events, named in the past tense and emitted after the write is durable.
 * A listener that fails is logged and undoes nothing: what must not be lost is marked in Mongo and swept.
 */
@Injectable()
export class EventBus {
  private readonly logger = new Logger(EventBus.name);
  private readonly listeners = new Map<object, Listener<object>[]>();

  on<E extends object>(type: EventClass<E>, listener: Listener<E>): void {
    const known = this.listeners.get(type) ?? [];
    this.listeners.set(type, [...known, listener as Listener<object>]);
  }

  /** Runs every listener and resolves when all have settled; never rejects. */
  async emit(event: object): Promise<void> {
    const listeners = this.listeners.get(event.constructor) ?? [];
    const outcomes = await Promise.allSettled(listeners.map(async (listener) => listener(event)));
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        this.logger.error(`A listener of ${event.constructor.name} failed`, outcome.reason);
      }
    }
  }
}
