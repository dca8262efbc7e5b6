import mongoose from 'mongoose';
import { CountAudit } from '../../../src/features/comments/index.js';
import { OwedRecordsSweep } from '../../../src/features/ledger/jobs/owed-records-sweep.js';
import { CommentsSweep } from '../../../src/features/comments/jobs/comments-sweep.js';
import { SignalsSweep } from '../../../src/features/comments/jobs/signals-sweep.js';
import { Random } from '../../../src/features/demo/newsroom/random.js';
import { Ledger } from '../../../src/features/ledger/index.js';
import { BulkSweep } from '../../../src/features/moderation/jobs/bulk-sweep.js';
import { Newsroom, type Person } from '../../harness/newsroom.js';
import { type Cast, RandomActs } from '../../harness/random-acts.js';
import { RandomLife, Unanswered } from '../../harness/random-life.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

const writes = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'replaceOne',
  'bulkWrite',
  'findOneAndUpdate',
  'deleteOne',
  'deleteMany',
] as const;

/** Stands between Talk and its database, and can let nothing more be written from some write on: as kill -9 would. */
class Fuse {
  private left = Infinity;
  private answersLast = true;
  private readonly spies = writes.map((name) => {
    const prototype = mongoose.mongo.Collection.prototype as unknown as Record<string, Write>;
    const real = prototype[name]!;
    return jest.spyOn(prototype, name).mockImplementation(async function (this: unknown, ...args) {
      fuse.left -= 1;
      if (fuse.left < 0) throw new Error('killed');
      const answer = await real.apply(this, args);
      if (fuse.left === 0 && !fuse.answersLast) throw new Error('killed');
      return answer;
    });
  });

  /** @param answersLast whether the last write that is done is also answered */
  blowAfter(count: number, answersLast: boolean): void {
    this.left = count;
    this.answersLast = answersLast;
  }

  get isBlown(): boolean {
    return this.left <= 0;
  }

  mend(): void {
    this.left = Infinity;
  }

  remove(): void {
    for (const spy of this.spies) spy.mockRestore();
  }
}
type Write = (...args: unknown[]) => Promise<unknown>;
let fuse: Fuse;

const lives = 12;
const stepsOfLife = 60;

describe('whatever people do, and wherever it is cut off', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let siteId: string;
  let author: Person;
  let cast: Cast;
  let shared: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    siteId = (await newsroom.site()).id;
    shared = (await newsroom.story('/shared')).id;
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    fuse = new Fuse();
  });
  afterAll(async () => {
    fuse.remove();
    jest.restoreAllMocks();
    await talk.stop();
  });
  beforeEach(async () => {
    fuse.mend();
    author = await newsroom.person();
    const [reader, moderator] = [await newsroom.person(), await newsroom.person('MODERATOR')];
    cast = { author: author.public, reader: reader.public, moderator: moderator.admin };
  });

  /** What the sweeps of a process do that starts after a crash. */
  async function swept(): Promise<void> {
    await talk.settled();
    talk.clock.advance(61_000);
    await talk.get(BulkSweep, 'jobs').resumeLost();
    await talk.get(SignalsSweep, 'jobs').countLeftovers();
    await talk.get(CommentsSweep, 'jobs').settleLeftovers();
    await talk.get(OwedRecordsSweep, 'jobs').run();
    await talk.settled();
  }

  it.each(Array.from({ length: lives }, (_, index) => `life ${index}`))(
    'books and comments agree in the end (%s)',
    async (seed) => {
      const random = Random.from(seed);
      const own = await newsroom.story(`/${seed.replace(' ', '-')}`);
      const life = new RandomLife(new RandomActs(random, seed, own.id, shared));
      for (let step = 0; step < stepsOfLife || life.isWaiting; step += 1) {
        if (step < stepsOfLife && random.chance(0.25)) fuse.blowAfter(random.below(14), random.chance(0.5));
        await life.step(cast).catch(async (error: unknown) => {
          if (!(error instanceof Unanswered) || !fuse.isBlown) throw error;
          await talk.settled();
          // A new process knows nothing by heart: rules of stories are kept for two seconds.
          talk.clock.advance(2_001);
          fuse.mend();
        });
      }
      await talk.settled();
      fuse.mend();
      await swept();

      expect(await life.mismatches(cast)).toEqual([]);
      const { stored, acknowledged } = await life.written(cast, author.id);
      expect(stored).toEqual(acknowledged);
      const audit = talk.get(CountAudit);
      const wrong = [...(await audit.story(own.id, false)), ...(await audit.story(shared, false))];
      wrong.push(...(await audit.site(siteId, false)), ...(await audit.author(author.id, false)));
      expect(wrong).toEqual([]);
      expect(await talk.get(Ledger).verify(siteId)).toMatchObject({ ok: true });
    },
  );
});
