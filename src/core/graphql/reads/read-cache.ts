import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { PubSub } from '../../pubsub/pubsub.js';
import { allReads, readInvalidated } from './read-cache.topics.js';
import type { AnonymousRead } from './anonymous-read.js';
import { TaggedCache } from './tagged-cache.js';

interface Flight {
  readonly tags: ReadonlySet<string>;
  readonly read: Promise<AnonymousRead>;
}

const maxBytes = 64 * 1024 * 1024;

/** How long a lost invalidation can matter. */
const timeToLiveMs = 15_000;

/**
 * The bytes of anonymous readers' answers, dropped by tag in all processes at once. Without Redis nothing would tell
 * this process what has changed elsewhere: then the cache is empty and stays so.
 */
@Injectable()
export class ReadCache implements OnModuleInit {
  private readonly logger = new Logger(ReadCache.name);
  private readonly cache = new TaggedCache<AnonymousRead>(maxBytes);
  private readonly flights = new Map<string, Flight>();
  private readonly processId = randomUUID();

  constructor(
    private readonly pubsub: PubSub,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.pubsub.onReconnected(() => this.clear());
    await this.pubsub.subscribe(readInvalidated, allReads, ({ tag, from }) => {
      if (from !== this.processId) this.drop(tag);
    });
  }

  /**
   * Call it when a write that readers can see is durable: the next read in this process is fresh, in any other one as
   * soon as the message has arrived. Never rejects: an unreachable Redis is logged.
   *
   * @param tag as resolvers put it into `cacheTags`, for example `story:<id>`
   */
  async invalidate(tag: string): Promise<void> {
    this.drop(tag);
    try {
      await this.pubsub.publish(readInvalidated, { tag, from: this.processId });
    } catch (error) {
      this.logger.warn(`Other processes could not be told to drop ${tag}: ${String(error)}`);
    }
  }

  get(key: string): AnonymousRead | undefined {
    if (!this.pubsub.isConnected) {
      if (this.cache.size > 0) this.clear();
      return undefined;
    }
    return this.cache.get(key, this.clock.now().getTime());
  }

  /**
   * Reads once for all who ask for the same key at the same time.
   *
   * @param tags the set that `read` puts the answer's tags into while it goes on
   */
  fill(key: string, tags: ReadonlySet<string>, read: () => Promise<AnonymousRead>): Promise<AnonymousRead> {
    const flying = this.flights.get(key);
    if (flying) return flying.read;
    const flight = { tags, read: this.readAndKeep(key, read) };
    this.flights.set(key, flight);
    const land = () => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    };
    flight.read.then(land, land);
    return flight.read;
  }

  private async readAndKeep(key: string, read: () => Promise<AnonymousRead>): Promise<AnonymousRead> {
    const generation = this.cache.begin();
    const fresh = await read();
    if (fresh.isCacheable && this.pubsub.isConnected) {
      const expiresAt = Math.min(fresh.freshUntil, this.clock.now().getTime() + timeToLiveMs);
      this.cache.put(key, fresh, generation, expiresAt);
    }
    return fresh;
  }

  /** Whoever asks from now on must not join a read that began before the change. */
  private drop(tag: string): void {
    this.cache.invalidate(tag);
    for (const [key, { tags }] of this.flights) {
      if (tags.size === 0 || tags.has(tag)) this.flights.delete(key);
    }
  }

  private clear(): void {
    this.cache.clear();
    this.flights.clear();
  }
}
