import { ProcessTallies } from '../../src/core/redis/process-tallies.js';
import { ReadersFeed } from '../../src/features/comments/graphql/readers.feed.js';
import { LiveClient, streamSubscription } from '../harness/live.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { type StartOptions, startTalk, type TestTalk } from '../harness/start-talk.js';
import { trustedRead } from '../harness/trusted-read.js';

interface Readers {
  readonly eventID: string;
  readonly count: number | null;
}
interface Changes {
  readonly story: {
    readonly readerCount: number | null;
    readonly changes: {
      readonly events: readonly {
        readonly kind: string;
        readonly commentID: string;
        readonly comment: object | null;
      }[];
      readonly lastEventID: string;
      readonly hasMore: boolean;
    };
  };
}

const readersSubscription = `subscription Readers($storyID: ID!, $after: String) {
  storyReaders(storyID: $storyID, after: $after) { eventID count }
}`;
const setups: readonly (readonly [string, StartOptions])[] = [
  ['one process', { topology: 'one' }],
  ['two websockets processes', { roles: [['web'], ['websockets'], ['websockets'], ['jobs']] }],
];

describe.each(setups)('readers of a story, Talk in %s', (_name, options) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let siteID: string;
  let moderator: Person;
  let admin: Person;
  let author: Person;
  const clients: LiveClient[] = [];

  beforeAll(async () => {
    talk = await startTalk(options);
    newsroom = new Newsroom(talk);
    siteID = (await newsroom.site()).id;
    author = await newsroom.person();
    moderator = await newsroom.person('MODERATOR');
    admin = await newsroom.person('ADMIN');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
  });
  afterAll(() => talk?.stop());

  const live = () => talk.parts.filter(({ roles }) => roles.includes('websockets'));
  /** What happens every ten seconds in every process, twice: the first round reports, the second has seen all reports. */
  const beat = async () => {
    for (const { app } of [...live(), ...live()]) await app.get(ReadersFeed, { strict: false }).beat();
  };
  const connect = (index: number) => {
    const url = live()[index % live().length]!.url!.replace(/^http/, 'ws');
    const client = new LiveClient(`${url}/api/graphql/live`);
    clients.push(client);
    return client;
  };
  /** Opens the story in so many tabs, spread over the processes. */
  const open = async (storyID: string, count: number) => {
    const tabs = Array.from({ length: count }, (_, index) => connect(index));
    for (const tab of tabs) {
      tab.subscribe(streamSubscription, { storyID });
      await tab.whenConnected();
    }
    return tabs;
  };
  const watch = (storyID: string, index = 0) =>
    connect(index).subscribe<Readers>(readersSubscription, { storyID, after: '0' });
  const poll = async (id: string, after: string) =>
    (await trustedRead<Changes>(talk.url('web'), 'StoryChanges', { id, after })).body;

  it('are told to each other from five on, whatever process they are connected to', async () => {
    const story = await newsroom.story('/readers');
    const watching = [watch(story.id, 0), watch(story.id, 1)];
    const tabs = await open(story.id, 4);
    await beat();
    expect((await poll(story.id, '0')).data.story.readerCount).toBeNull();

    await open(story.id, 2);
    await expect(arrived(story.id, 6)).resolves.toBeUndefined();
    for (const each of watching) expect(await each.event(({ count }) => count === 6)).toMatchObject({ eventID: '6' });
    // Somebody who comes later is told at once.
    await watch(story.id, 1).event(({ count }) => count === 6);

    talk.clock.advance(20_000);
    expect((await poll(story.id, '0')).data.story.readerCount).toBe(6);
    for (const tab of tabs) await tab.close();
    await beat();
    for (const each of watching) await each.event(({ count }) => count === null);
  });

  /** Subscriptions are opened without an answer: the beat is repeated until all of them are there. */
  const arrived = async (storyID: string, count: number) => {
    const tallies = talk.get(ProcessTallies, 'web');
    for (let tries = 0; tries < 50; tries++) {
      await beat();
      if ((await tallies.total('story-readers', storyID)) === count) return;
    }
    throw new Error(`There are not ${count} readers.`);
  };

  it('are forgotten with the process that counted them', async () => {
    const story = await newsroom.story('/crashed');
    await open(story.id, 6);
    await arrived(story.id, 6);
    talk.clock.advance(36_000);
    expect((await poll(story.id, '0')).data.story.readerCount).toBeNull();
  });

  it('are counted for nobody where the newsroom does not want it, or shows nothing live', async () => {
    const story = await newsroom.story('/silent');
    await open(story.id, 6);
    await arrived(story.id, 6);
    const hide =
      'mutation Hide($input: UpdateStoryDefaultsInput!) { updateStoryDefaults(input: $input) { clientMutationID } }';
    await admin.admin.run(hide, { input: { siteID, settings: { showReaders: false } } });
    await talk.settled();
    expect((await poll(story.id, '0')).data.story.readerCount).toBeNull();
  });

  it('who only poll are told what is new, and nothing that they may not see', async () => {
    const story = await newsroom.story('/polled');
    const [kept, gone] = [await newsroom.post(author, story.id, 'Kept'), await newsroom.post(author, story.id, 'Gone')];
    await talk.settled();
    const start = (await poll(story.id, '0')).data.story.changes;
    expect(start.events.map(({ kind, commentID }) => [kind, commentID])).toEqual([
      ['ENTERED', kept.comment.id],
      ['ENTERED', gone.comment.id],
    ]);

    await newsroom.decide(moderator, gone.comment.id, 'reject');
    await talk.settled();
    const next = (await poll(story.id, start.lastEventID)).data.story.changes;
    expect(next.events).toMatchObject([{ kind: 'LEFT', commentID: gone.comment.id, comment: null }]);
    expect(next.hasMore).toBe(false);

    const again = (await poll(story.id, next.lastEventID)).data.story.changes;
    expect(again).toMatchObject({ events: [], lastEventID: next.lastEventID, hasMore: false });
    const never = await poll(story.id, 'yesterday');
    expect(never.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_CURSOR' });
  });
});
