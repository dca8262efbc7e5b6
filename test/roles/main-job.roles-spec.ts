import { publicClient } from '../harness/graphql.js';
import {
  adminLive,
  type LiveClient,
  publicLive,
  type QueueEvent,
  queueSubscription,
  type StreamEvent,
  streamSubscription,
} from '../harness/live.js';
import { Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const reject = `mutation Reject($input: DecideCommentInput!) { rejectComment(input: $input) { comment { status } } }`;
const approve = `mutation Approve($input: DecideCommentInput!) { approveComment(input: $input) { comment { status } } }`;

describe.each(topologies)('the main job in %s process(es)', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;
  let moderator: Person;
  const sockets: LiveClient[] = [];

  beforeAll(async () => {
    talk = await startTalk({ topology });
    newsroom = new Newsroom(talk);
    await newsroom.site();
    await newsroom.site('https://careful.example', 'PRE');
    reader = await newsroom.person();
    moderator = await newsroom.person('MODERATOR');
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) await socket.close();
  });
  afterAll(() => talk.stop());

  const open = async (socket: LiveClient) => {
    sockets.push(socket);
    await socket.whenConnected();
    return socket;
  };
  const watch = async (storyID: string, token?: string, after?: string) => {
    const socket = await open(publicLive(talk, token));
    return socket.subscribe<StreamEvent>(streamSubscription, { storyID, after });
  };
  const lastEventOf = async (id: string) =>
    (await publicClient(talk).run<StoryAnswer>(storyQuery, { id })).story.lastEventID;

  it('shows a comment live to every reader, and takes it away when a moderator rejects it', async () => {
    const story = await newsroom.story(`/main-${topology}`);
    const stream = await watch(story.id, undefined, await lastEventOf(story.id));

    const { comment } = await newsroom.post(reader, story.id, 'Seen everywhere');
    const entered = await stream.event(({ commentID }) => commentID === comment.id);
    expect(entered).toMatchObject({ kind: 'ENTERED', comment: { body: '<p>Seen everywhere</p>' }, viewerStatus: null });

    await moderator.admin.run(reject, { input: { commentID: comment.id } });
    const left = await stream.event(({ kind }) => kind === 'LEFT');
    expect(left).toMatchObject({ commentID: comment.id, comment: null });

    await talk.settled();
    const { story: read } = await publicClient(talk).run<StoryAnswer>(storyQuery, { id: story.id });
    expect(read).toMatchObject({ commentCount: 0, comments: { nodes: [] } });
  });

  it('tells only the author of a held comment, and moderators where it waits', async () => {
    const story = await newsroom.story(`/held-${topology}`, 'https://careful.example');
    const after = await lastEventOf(story.id);
    const everyone = await watch(story.id, undefined, after);
    const author = await watch(story.id, reader.token, after);
    const admin = await open(adminLive(talk, moderator.token));
    const queue = admin.subscribe<QueueEvent>(queueSubscription);
    const sentinel = await newsroom.story(`/held-open-${topology}`);
    const primed = await newsroom.post(reader, sentinel.id, 'Wakes the queue');
    await queue.event(({ commentID }) => commentID === primed.comment.id);

    const { comment, status } = await newsroom.post(reader, story.id, 'Not for everybody yet');
    expect(status).toBe('PREMOD');
    expect(await author.event(({ commentID }) => commentID === comment.id)).toMatchObject({ viewerStatus: 'PREMOD' });
    expect(await queue.event(({ commentID }) => commentID === comment.id)).toMatchObject({
      kind: 'ENTERED',
      queue: 'PENDING',
    });

    await moderator.admin.run(approve, { input: { commentID: comment.id } });
    await everyone.event(({ kind }) => kind === 'ENTERED');
    expect(everyone.seen.map(({ commentID }) => commentID)).toEqual([comment.id]);
    await queue.event((event) => event.commentID === comment.id && event.queue === 'APPROVED');
  });

  it('lets a reconnecting reader miss nothing', async () => {
    const story = await newsroom.story(`/resume-${topology}`);
    const first = await newsroom.post(reader, story.id, 'Before the tunnel');
    await talk.settled();
    const after = await lastEventOf(story.id);
    await moderator.admin.run(reject, { input: { commentID: first.comment.id } });
    const second = await newsroom.post(reader, story.id, 'In the tunnel');
    await talk.settled();

    const stream = await watch(story.id, undefined, after);
    const third = await newsroom.post(reader, story.id, 'After the tunnel');
    await stream.event(({ commentID }) => commentID === third.comment.id);
    expect(stream.seen.map(({ kind, commentID }) => [kind, commentID])).toEqual([
      ['LEFT', first.comment.id],
      ['ENTERED', second.comment.id],
      ['ENTERED', third.comment.id],
    ]);
  });

  it('closes the socket of a moderator who is banned, before another event reaches it', async () => {
    const admin = await newsroom.person('ADMIN');
    const fallen = await newsroom.person('MODERATOR');
    const socket = await open(adminLive(talk, fallen.token));
    const queue = socket.subscribe<QueueEvent>(queueSubscription);
    const story = await newsroom.story(`/fallen-${topology}`);
    const seen = await newsroom.post(reader, story.id, 'Still allowed to see this');
    await queue.event(({ commentID }) => commentID === seen.comment.id);

    const ban = `mutation Ban($input: BanUserInput!) { banUser(input: $input) { user { isBanned } } }`;
    await admin.admin.run(ban, { input: { userID: fallen.id } });
    expect(await queue.ended()).toBeDefined();
    const unseen = await newsroom.post(reader, story.id, 'Not for the banned');
    await talk.settled();
    expect(queue.seen.map(({ commentID }) => commentID)).not.toContain(unseen.comment.id);
  });

  it('refuses readers the moderators’ queue', async () => {
    const socket = await open(adminLive(talk, reader.token));
    const error = await socket.subscribe(queueSubscription).ended();
    expect(JSON.stringify(error)).toContain('FORBIDDEN');
  });
});
