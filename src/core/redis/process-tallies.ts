import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { RedisConnections } from './redis-connections.js';

/** A number that is not renewed for this long is forgotten: its process has died. */
const keptMs = 35_000;

/**
 * Numbers that each process knows its own part of, such as connections: a process reports its part again and again, and
 * learns what all of them come to. Nothing else is kept, and what a crashed process reported dies by itself.
 */
@Injectable()
export class ProcessTallies {
  private readonly process = randomUUID();

  constructor(
    private readonly connections: RedisConnections,
    private readonly clock: Clock,
  ) {}

  /**
   * Says what this process has; to be renewed well within 30 seconds. 0 takes it back.
   *
   * @returns the sum of all processes
   * @throws Error while Redis is away
   */
  async report(name: string, key: string, count: number): Promise<number> {
    const { client } = this.connections;
    const hash = hashOf(name, key);
    if (count === 0) {
      const [, sum] = await Promise.all([client.hdel(hash, this.process), this.total(name, key)]);
      return sum;
    }
    // One connection keeps the order: the sum holds what has just been said.
    const [, , sum] = await Promise.all([
      client.hset(hash, this.process, `${count}:${this.now + keptMs}`),
      client.pexpire(hash, keptMs),
      this.total(name, key),
    ]);
    return sum;
  }

  /** @throws Error while Redis is away */
  async total(name: string, key: string): Promise<number> {
    const parts = Object.values(await this.connections.client.hgetall(hashOf(name, key)));
    return parts
      .map((part) => part.split(':').map(Number))
      .reduce((sum, [count = 0, until = 0]) => (until > this.now ? sum + count : sum), 0);
  }

  private get now(): number {
    return this.clock.now().getTime();
  }
}

function hashOf(name: string, key: string): string {
  return `talk:tally:${name}:${key}`;
}
