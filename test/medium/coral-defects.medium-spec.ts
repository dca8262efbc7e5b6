import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { OwedRecordsSweep } from '../../src/features/ledger/jobs/owed-records-sweep.js';
import { CommentsSweep } from '../../src/features/comments/jobs/comments-sweep.js';
import { ScrapeSweep } from '../../src/features/stories/jobs/scrape-sweep.js';
import { MongoTap } from '../bench/mongo-tap.js';
import { type StreamEvent, publicLive, streamSubscription } from '../harness/live.js';
import { Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

/**
 * Reading Coral v9.11.8 found 19 defects. Those that Talk could have as well are shown not to be there: here, or in the
 * spec of the part, at the comment "Coral defect" and the number.
 *
 *  1 unbounded wait for word lists     review.pipeline.spec; time of the matcher: word-matcher.spec
 *  5 domains matched too widely        email-domains.spec, site-origin.spec
 *  6 selector scans every story        here, story-lists.medium-spec
 *  7 a query a comment for `canReply`  here
 *  8 `replyCount` loads the replies    here
 *  9 cursor without a tie-breaker      commenting.e2e-spec
 * 10 no unique key on actions          reactions.e2e-spec, reports.e2e-spec
 * 11 counters after a crash            counts.medium-spec
 * 12 queue error ends the process      outage.medium-spec
 * 14 constant health endpoint          deployment.medium-spec
 * 15 live updates cannot be off        here
 * 16 rate limits can be switched off   load-config.spec
 * 17 `rediss://` refused               create-connection.spec
 * 18 notices of strangers unlimited    limits.e2e-spec
 * 19 no repair of counts               counts.medium-spec
 *
 * Not built, so not shown: webhooks (2), digests (3), in-page notifications and their polling (4), Slack (13). Talk
 * sweeps no stories to close or archive them (6): their state follows from the time, and moderators archive.
 */
describe("Coral's defects", () => {
  let tap: MongoTap;
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;
  let moderator: Person;
  const mongoUrl = process.env['TALK_TEST_MONGO_URL']!;

  beforeAll(async () => {
    tap = await MongoTap.open(mongoUrl);
    process.env['TALK_TEST_MONGO_URL'] = tap.mongoUrl;
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    [reader, moderator] = [await newsroom.person(), await newsroom.person('MODERATOR')];
  });
  afterAll(async () => {
    await talk.stop();
    await tap.close();
    process.env['TALK_TEST_MONGO_URL'] = mongoUrl;
  });

  it('6: lists and sweeps of stories and comments are answered from an index', async () => {
    const connection = talk.parts[0]!.app.get<Connection>(getConnectionToken(), { strict: false });
    const asked: { collection: string; filter: object; sort: object }[] = [];
    connection.set('debug', (collection: string, method: string, filter: object, options?: { sort?: object }) => {
      if (method === 'find') asked.push({ collection, filter, sort: options?.sort ?? {} });
    });
    try {
      for (const state of ['OPEN', 'CLOSED', 'ARCHIVED']) {
        await moderator.admin.run(`{ stories(state: ${state}) { nodes { id } } }`);
      }
      await moderator.admin.run(`{ moderationQueue(queue: PENDING) { nodes { id } } }`);
      const sweep = talk.get(CommentsSweep, 'jobs');
      await sweep.settleLeftovers();
      await sweep.enqueueLostReviews();
      await talk.get(OwedRecordsSweep, 'jobs').run();
      await talk.get(ScrapeSweep, 'jobs').run();
    } finally {
      connection.set('debug', false);
    }

    const ours = asked.filter(({ collection }) => ['stories', 'comments'].includes(collection));
    expect(ours.length).toBeGreaterThanOrEqual(7);
    for (const { collection, filter, sort } of ours) {
      const plan = await connection.db!.command({
        explain: { find: collection, filter, sort },
        verbosity: 'queryPlanner',
      });
      expect({ filter, stages: JSON.stringify(plan['queryPlanner']) }).toEqual({
        filter,
        stages: expect.not.stringContaining('COLLSCAN') as string,
      });
    }
  });

  it('7, 8: a page costs the same number of commands, however many comments and replies it shows', async () => {
    const story = await newsroom.story('/threads');
    for (let parent = 0; parent < 8; parent += 1) {
      const { comment } = await newsroom.post(reader, story.id, `Thread ${parent}`);
      for (let reply = 0; reply < parent; reply += 1) {
        await newsroom.post(reader, story.id, `Reply ${parent}.${reply}`, { parentID: comment.id });
      }
    }
    await talk.settled();
    const page = (first: number) => reader.public.run<StoryAnswer>(storyQuery, { id: story.id, first });
    const commandsFor = async (first: number) => {
      const seen = [];
      // What follows other people's writes comes in between: the least of some readings is what the page itself costs.
      for (let reading = 0; reading < 4; reading += 1) {
        const commands = (await tap.during(() => page(first))).map(({ name }) => name);
        seen.push(commands.filter((name) => /^(comments|reactions|sites|stories|users)\./.test(name)).sort());
      }
      return seen.toSorted((one, other) => one.length - other.length)[0]!;
    };

    const [one, all] = [await commandsFor(1), await commandsFor(8)];
    expect(all).toEqual(one);
    const { nodes } = (await page(8)).story.comments;
    expect(nodes.map(({ replyCount }) => replyCount)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('15: a story that is not to be live is not', async () => {
    const story = await newsroom.story('/not-live');
    const setLive = async (live: boolean) => {
      await moderator.admin.run(
        `mutation ($input: UpdateStorySettingsInput!) { updateStorySettings(input: $input) { story { id } } }`,
        { input: { storyID: story.id, settings: { live } } },
      );
      talk.clock.advance(3_000);
    };
    const live = publicLive(talk);
    const watch = () => live.subscribe<StreamEvent>(streamSubscription, { storyID: story.id, after: '0' });

    await setLive(false);
    const { comment } = await newsroom.post(reader, story.id, 'Not shown live');
    await talk.settled();
    expect(await watch().ended()).toMatchObject([{ extensions: { code: 'STORY_NOT_LIVE' } }]);

    await setLive(true);
    const seen = await watch().event(({ kind }) => kind === 'ENTERED');
    expect(seen.commentID).toBe(comment.id);
    await live.close();
  });
});
