import { signInMutation, publicClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const historyQuery = `query History($first: Int = 20, $after: String) {
  viewer { history(first: $first, after: $after) {
    nodes {
      status story { id title url } comment { id body replyCount reactionCount }
      statement { kind text appealableUntil } appeal { state }
    }
    pageInfo { hasNextPage endCursor }
  } }
}`;
const passwordMutation = `mutation Change($input: ChangePasswordInput!) {
  changePassword(input: $input) { token viewer { id hasPassword } }
}`;
const deleteMutation = `mutation ($input: DeleteCommentInput!) { deleteComment(input: $input) { commentID } }`;
const password = 'correct horse battery';

interface History {
  readonly viewer: {
    readonly history: {
      readonly nodes: readonly {
        readonly status: string;
        readonly story: { readonly title: string; readonly url: string };
        readonly comment: { readonly id: string; readonly body: string; readonly replyCount: number };
        readonly statement: { readonly kind: string; readonly appealableUntil: string | null } | null;
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

describe('one’s own account', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
  });
  beforeEach(async () => (reader = await newsroom.person()));
  afterAll(() => talk.stop());

  describe('the history', () => {
    const history = async (variables: object = {}, person = reader) =>
      (await person.public.run<History>(historyQuery, variables)).viewer.history;
    const post = async (path: string, body: string, person = reader) => {
      const { id } = await newsroom.story(path);
      return (await newsroom.post(person, id, body)).comment;
    };

    it('lists what somebody wrote in all stories, newest first, page by page, and nothing of others', async () => {
      const other = await newsroom.person();
      for (const [index, path] of ['/one', '/two', '/one', '/three', '/two'].entries()) {
        await post(path, `Comment ${index}`);
        await post(path, 'Of somebody else', other);
      }
      const bodies: string[] = [];
      let after: string | null = null;
      do {
        const { nodes, pageInfo }: History['viewer']['history'] = await history({ first: 2, after });
        bodies.push(...nodes.map(({ comment }) => comment.body));
        expect(nodes.length).toBeLessThanOrEqual(2);
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after);
      expect(bodies).toEqual([4, 3, 2, 1, 0].map((index) => `<p>Comment ${index}</p>`));
      const [newest] = (await history({ first: 1 })).nodes;
      expect(newest).toMatchObject({ story: { title: 'An article', url: 'https://news.example/two' } });
    });

    it('tells what became of each, with the reasons and the way to appeal; what was deleted is gone', async () => {
      const moderator = await newsroom.person('MODERATOR');
      const [fine, gone, bad] = [await post('/fate', 'Fine'), await post('/fate', 'Gone'), await post('/fate', 'Bad')];
      await newsroom.decide(moderator, bad.id, 'reject');
      await reader.public.run(deleteMutation, { input: { commentID: gone.id } });
      const reply = await newsroom.story('/fate');
      await newsroom.post(await newsroom.person(), reply.id, 'A reply', { parentID: fine.id });
      await talk.settled();

      const { nodes } = await history();
      expect(nodes.map(({ comment, status }) => [comment.body, status])).toEqual([
        ['<p>Bad</p>', 'REJECTED'],
        ['<p>Fine</p>', 'NONE'],
      ]);
      expect(nodes[0]!.statement).toMatchObject({ kind: 'REJECTED', appealableUntil: expect.any(String) as string });
      expect(nodes[1]).toMatchObject({ comment: { replyCount: 1 }, statement: null });
    });

    it('refuses pages that are too long and cursors that are made up', async () => {
      expect(await reader.public.codeOf(historyQuery, { first: 101 })).toBe('BAD_INPUT');
      expect(await reader.public.codeOf(historyQuery, { after: 'x' })).toBe('BAD_CURSOR');
    });
  });

  describe('the password', () => {
    const change = (input: object, person = reader) =>
      person.public.run<{ changePassword: { token: string; viewer: object } }>(passwordMutation, { input });
    const refusal = (input: object, person = reader) => person.public.codeOf(passwordMutation, { input });
    const wanted = 'another horse battery';

    it('can be changed by who knows it, which ends every other session', async () => {
      const elsewhere = await newsroom.session(reader);
      talk.clock.advance(1);
      const { email } = (await reader.public.run<{ viewer: { email: string } }>('{ viewer { email } }')).viewer;
      const { token, viewer } = (await change({ currentPassword: password, newPassword: wanted })).changePassword;
      expect(viewer).toEqual({ id: reader.id, hasPassword: true });
      expect(await elsewhere.public.codeOf('{ viewer { id } }')).toBe('TOKEN_INVALID');
      expect(await reader.public.codeOf('{ viewer { id } }')).toBe('TOKEN_INVALID');
      expect(await publicClient(talk, token).run('{ viewer { id } }')).toEqual({ viewer: { id: reader.id } });
      const signIn = (word: string) => publicClient(talk).codeOf(signInMutation, { input: { email, password: word } });
      expect([await signIn(password), await signIn(wanted)]).toEqual(['CREDENTIALS_WRONG', undefined]);
    });

    it.each([
      ['the wrong one', { currentPassword: 'a guess', newPassword: wanted }, 'PASSWORD_WRONG'],
      ['one that is too long', { currentPassword: password + 'x'.repeat(256), newPassword: wanted }, 'PASSWORD_WRONG'],
      ['a new one that is too short', { currentPassword: password, newPassword: 'short' }, 'PASSWORD_TOO_SHORT'],
      ['a new one that is too long', { currentPassword: password, newPassword: 'x'.repeat(257) }, 'PASSWORD_TOO_LONG'],
    ])('stays with %s', async (_what, input, code) => {
      expect(await refusal(input)).toBe(code);
      expect(await reader.public.codeOf('{ viewer { id } }')).toBeUndefined();
    });

    it('is changed once when asked for twice at the same moment', async () => {
      const outcomes = await Promise.allSettled([
        change({ currentPassword: password, newPassword: `${wanted} one` }),
        change({ currentPassword: password, newPassword: `${wanted} two` }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('is not guessed through a session that somebody left open', async () => {
      const strict = await startTalk({ env: { TALK_RATE_LIMIT_FACTOR: '0.1' } });
      try {
        const person = await new Newsroom(strict).person();
        expect(await refusal({ currentPassword: 'a guess', newPassword: wanted }, person)).toBe('PASSWORD_WRONG');
        expect(await refusal({ currentPassword: password, newPassword: wanted }, person)).toBe('RATE_LIMITED');
      } finally {
        await strict.stop();
      }
    });
  });
});
