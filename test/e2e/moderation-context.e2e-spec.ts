import { AuthService } from '../../src/features/auth/index.js';
import { UsersQueries } from '../../src/features/users/index.js';
import { publicClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const contextQuery = `query Context($id: ID!, $above: Int, $below: Int) {
  comment(id: $id) {
    context(above: $above, below: $below) { above { id } siblings { id } replies { id } }
    author { record { total unmoderated approved rejected held karma rejectedShare7Days rejectedShare30Days } }
  }
}`;
const commentsOf = `query Comments($id: ID!, $first: Int, $after: String) {
  user(id: $id) { comments(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
}`;

interface CommentsAnswer {
  readonly user: {
    readonly comments: {
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

describe('the context of a comment', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let storyID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    moderator = await newsroom.person('MODERATOR');
    await newsroom.site('https://news.example', 'POST');
    storyID = (await newsroom.story()).id;
  });
  afterAll(() => talk.stop());

  async function posted(author: Person, parentID?: string): Promise<string> {
    const { comment } = await newsroom.post(author, storyID, 'A thought', { parentID });
    talk.clock.advance(1_000);
    await talk.settled();
    return comment.id;
  }
  async function signedInAgain(person: Person): Promise<Person> {
    const user = await talk.get(UsersQueries, 'web').byId(person.id);
    const { token } = await talk.get(AuthService, 'web').issue(user!);
    return { ...person, token, public: publicClient(talk, token) };
  }
  const ids = (...list: string[]) => list.map((id) => ({ id }));

  it('is what it answers, what else was answered, and what answers it', async () => {
    const author = await newsroom.person();
    const top = await posted(author);
    const middle = await posted(author, top);
    const parent = await posted(author, middle);
    const sibling = await posted(author, parent);
    const id = await posted(author, parent);
    const replies = [await posted(author, id), await posted(author, id), await posted(author, id)];

    expect(await moderator.admin.run(contextQuery, { id })).toMatchObject({
      comment: {
        context: { above: ids(middle, parent), siblings: ids(sibling), replies: ids(replies[0]!, replies[1]!) },
      },
    });
    expect(await moderator.admin.run(contextQuery, { id, above: 5, below: 0 })).toMatchObject({
      comment: { context: { above: ids(top, middle, parent), siblings: [], replies: [] } },
    });
    expect(await moderator.admin.codeOf(contextQuery, { id, above: 6 })).toBe('BAD_INPUT');
  });

  it('is also what its author has written before', async () => {
    const author = await newsroom.person();
    const early = await posted(author);
    await newsroom.decide(moderator, early, 'approve');
    talk.clock.advance(8 * 86_400_000);
    moderator = await newsroom.person('MODERATOR');
    const { comment } = await newsroom.post(await signedInAgain(author), storyID, 'Back again');
    await newsroom.decide(moderator, comment.id, 'reject');

    expect(await moderator.admin.run(contextQuery, { id: comment.id })).toMatchObject({
      comment: {
        author: {
          record: {
            total: 2,
            unmoderated: 0,
            approved: 1,
            rejected: 1,
            held: 0,
            karma: 0,
            rejectedShare7Days: 1,
            rejectedShare30Days: 0.5,
          },
        },
      },
    });
    const first = (await moderator.admin.run<CommentsAnswer>(commentsOf, { id: author.id, first: 1 })).user.comments;
    expect(first).toMatchObject({ nodes: ids(comment.id), pageInfo: { hasNextPage: true } });
    const after = first.pageInfo.endCursor;
    expect(await moderator.admin.run(commentsOf, { id: author.id, first: 1, after })).toMatchObject({
      user: { comments: { nodes: ids(early), pageInfo: { hasNextPage: false } } },
    });
  });
});
