import { ReactionKinds } from '../../src/features/reactions/index.js';
import { publicClient } from '../harness/graphql.js';
import { publicLive } from '../harness/live.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const reactMutation = `mutation React($input: ReactToCommentInput!) {
  reactToComment(input: $input) { reactions { kind label count } }
}`;
const changes = `subscription Stream($storyID: ID!) {
  streamChanged(storyID: $storyID) { kind comment { id reactions { kind count } } }
}`;

interface Change {
  readonly kind: string;
  readonly comment: { readonly reactions: readonly { readonly kind: string; readonly count: number }[] } | null;
}

describe.each(topologies)('a plugin with a way to react, Talk in %s process(es)', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;

  beforeAll(async () => {
    talk = await startTalk({ topology, env: { TALK_PLUGINS: 'reactions-respect' } });
    newsroom = new Newsroom(talk);
    await newsroom.site();
    reader = await newsroom.person();
  });
  afterAll(() => talk.stop());

  it('is known to every role', () => {
    const known = talk.parts.map(({ app }) =>
      app
        .get(ReactionKinds, { strict: false })
        .all()
        .map(({ kind }) => kind),
    );
    expect(known).toEqual(talk.parts.map(() => ['like', 'respect']));
  });

  it('is told to clients, answered, counted and delivered live like any other', async () => {
    expect(await publicClient(talk).run(`{ reactionKinds { kind label } }`)).toEqual({
      reactionKinds: [
        { kind: 'like', label: 'Like' },
        { kind: 'respect', label: 'Respect' },
      ],
    });
    const { id: storyID } = await newsroom.story();
    const { comment } = await newsroom.post(await newsroom.person(), storyID, 'Respectable.');
    await talk.settled();
    const live = publicLive(talk);
    const stream = live.subscribe<Change>(changes, { storyID });
    await live.whenConnected();

    const input = { commentID: comment.id, kind: 'respect' };
    expect(await reader.public.run(reactMutation, { input })).toEqual({
      reactToComment: {
        reactions: [
          { kind: 'like', label: 'Like', count: 0 },
          { kind: 'respect', label: 'Respect', count: 1 },
        ],
      },
    });
    await stream.event(
      ({ comment: told }) => told?.reactions.some(({ kind, count }) => kind === 'respect' && count === 1) ?? false,
    );
    await live.close();
  });
});

it('a plugin that is not there keeps Talk from starting, and says which are', async () => {
  const start = startTalk({ roles: [['web']], env: { TALK_PLUGINS: 'reactions-respekt' } });
  await expect(start).rejects.toThrow('no plugin "reactions-respekt". Plugins: reactions-respect.');
});
