import { publicClient } from '../harness/graphql.js';
import { publicLive, type StreamEvent, streamSubscription } from '../harness/live.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const setMode = `mutation Mode($input: SetStoryModeInput!) { setStoryMode(input: $input) { story { mode } } }`;
const pageQuery = `query Page($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $orderBy: CommentOrder) {
  story(id: $id) {
    defaultOrder lastEventID
    comments(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
      nodes { id }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;

interface Page {
  readonly story: {
    readonly defaultOrder: string;
    readonly lastEventID: string;
    readonly comments: {
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly hasPreviousPage: boolean;
        readonly startCursor: string | null;
        readonly endCursor: string | null;
      };
    };
  };
}

describe('a chat', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;
  let storyID: string;
  /** Oldest first. */
  const said: string[] = [];

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    reader = await newsroom.person();
    storyID = (await newsroom.story('/chat')).id;
    await (await newsroom.person('MODERATOR')).admin.run(setMode, { input: { storyID, mode: 'CHAT' } });
    talk.clock.advance(3_000);
    for (let index = 0; index < 25; index += 1) await say(`Line ${index}`);
  });
  afterAll(() => talk.stop());

  const say = async (body: string) => {
    talk.clock.advance(1_000);
    said.push((await newsroom.post(reader, storyID, body)).comment.id);
    await talk.settled();
  };
  const read = async (variables: object = {}, id = storyID) =>
    (await publicClient(talk).run<Page>(pageQuery, { id, ...variables })).story;
  const idsOf = ({ comments }: Page['story']) => comments.nodes.map(({ id }) => id);

  it('opens with its newest page, the newest comment at the bottom', async () => {
    const story = await read();
    expect(story.defaultOrder).toBe('CREATED_AT_ASC');
    expect(idsOf(story)).toEqual(said.slice(-20));
    expect(story.comments.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  });

  it('is read back page by page to its beginning', async () => {
    const pages: string[][] = [];
    let before: string | null = null;
    do {
      const story: Page['story'] = await read({ last: 10, before });
      pages.unshift(idsOf(story));
      expect(story.comments.pageInfo.hasNextPage).toBe(before !== null);
      before = story.comments.pageInfo.hasPreviousPage ? story.comments.pageInfo.startCursor : null;
    } while (before);
    expect(pages.map(({ length }) => length)).toEqual([said.length - 20, 10, 10]);
    expect(pages.flat()).toEqual(said);
  });

  it('goes on at its end: live, and by the cursor of the last comment', async () => {
    const { lastEventID, comments } = await read({ last: 5 });
    const live = publicLive(talk);
    const stream = live.subscribe<StreamEvent>(streamSubscription, { storyID, after: lastEventID });
    await live.whenConnected();
    await say('One more line');
    const latest = said.at(-1)!;
    expect(await stream.event(({ kind }) => kind === 'ENTERED')).toMatchObject({ commentID: latest });
    await live.close();

    expect(idsOf(await read({ first: 5, after: comments.pageInfo.endCursor }))).toEqual([latest]);
    expect(idsOf(await read({ last: 2, before: comments.pageInfo.startCursor }))).toEqual(said.slice(-8, -6));
    expect(idsOf(await read({ last: 1 }))).toEqual([latest]);
  });

  it('is read in any other order that is asked for', async () => {
    expect(idsOf(await read({ orderBy: 'CREATED_AT_DESC', first: 3 }))).toEqual(said.slice(-3).reverse());
    expect(idsOf(await read({ orderBy: 'CREATED_AT_DESC', last: 2 }))).toEqual(said.slice(0, 2).reverse());
    expect(idsOf(await read({ first: 2 }))).toEqual(said.slice(0, 2));
  });

  it('is read in one direction at a time, in pages of a size that Talk gives', async () => {
    const codeOf = (variables: object) => publicClient(talk).codeOf(pageQuery, { id: storyID, ...variables });
    expect(await codeOf({ first: 2, last: 2 })).toBe('BAD_INPUT');
    expect(await codeOf({ last: 0 })).toBe('BAD_INPUT');
    expect(await codeOf({ last: 101 })).toBe('BAD_INPUT');
    expect(await codeOf({ last: 2, before: 'made up' })).toBe('BAD_CURSOR');
  });

  it('is the one mode that begins at its end', async () => {
    const { id } = await newsroom.story('/discussion');
    const first = (await newsroom.post(reader, id, 'First.')).comment.id;
    talk.clock.advance(1_000);
    const second = (await newsroom.post(reader, id, 'Second.')).comment.id;
    await talk.settled();
    const story = await read({}, id);
    expect(story.defaultOrder).toBe('CREATED_AT_DESC');
    expect(idsOf(story)).toEqual([second, first]);
  });
});
