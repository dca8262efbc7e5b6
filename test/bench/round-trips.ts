import { setTimeout as delay } from 'node:timers/promises';
import type { SpawnedTalk } from '../harness/spawn-talk.js';
import type { Lab } from './lab.js';
import { MongoTap } from './mongo-tap.js';
import { median } from './statistics.js';

/** Long beside everything else that answering takes, so that the answer's time divided by it counts round trips. */
const holdBackMs = 40;
const samples = 5;

export interface RoundTrips {
  /** Commands whose answers were awaited, in the order sent. */
  readonly commands: readonly string[];
  /** How many of them waited for the one before. */
  readonly inSequence: number;
}

/** A web process whose MongoDB is reached through a tap. */
export class TappedTalk {
  private constructor(
    readonly talk: SpawnedTalk,
    private readonly tap: MongoTap,
  ) {}

  static async open(lab: Lab): Promise<TappedTalk> {
    const tap = await MongoTap.open(lab.services.mongoUrl);
    lab.onClose(() => tap.close());
    return new TappedTalk(await lab.talk(['serve'], { TALK_MONGO_URL: tap.mongoUrl }), tap);
  }

  /**
   * What one answer waits for, asked one at a time. Each answer of the database is held back: what Talk sends without
   * waiting for it is still unanswered when Talk has answered. Ask once beforehand to fill what is cached for ever.
   */
  async before(ask: () => Promise<unknown>): Promise<RoundTrips> {
    await ask();
    const seen: RoundTrips[] = [];
    for (let sample = 0; sample < samples; sample += 1) {
      await delay(holdBackMs * 10);
      this.tap.holdBack(holdBackMs);
      const startedAt = performance.now();
      const commands = await this.tap.during(ask);
      const inSequence = Math.floor((performance.now() - startedAt) / holdBackMs);
      this.tap.holdBack(0);
      seen.push({ commands: commands.filter(({ isAnswered }) => isAnswered).map(({ name }) => name), inSequence });
    }
    const usual = median(seen.map(({ commands }) => commands.length));
    return seen.find(({ commands }) => commands.length === Math.floor(usual))!;
  }
}
