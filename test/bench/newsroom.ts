import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { GraphqlClient } from '../harness/graphql.js';
import { SpawnedTalk } from '../harness/spawn-talk.js';

export interface Reader {
  readonly token: string;
  /** The address that the trusted proxy reports for this reader. */
  readonly address: string;
}

interface Posted {
  readonly createComment: { readonly comment: { readonly comment: { readonly id: string } } };
}

/** The processes that fill the newsroom and those that are measured know each other's tokens. */
export const ownSecrets = { TALK_JWT_SECRETS: `bench:${randomBytes(32).toString('hex')}` };

const origin = 'https://news.example';
const patienceMs = 60_000;
const readers = 24;
const words =
  'the council voted late on the new line and nobody asked who will pay for it when the river rises again'.split(' ');

const postMutation = `mutation Post($input: CreateCommentInput!) {
  createComment(input: $input) { comment { comment { id } } }
}`;

/** People and stories for the bench, made as anybody would make them: by the CLI and the public API. */
export class Newsroom {
  private busy?: Promise<string>;

  private constructor(
    private readonly dataDir: string,
    readonly readers: readonly Reader[],
  ) {}

  static async open(dataDir: string): Promise<Newsroom> {
    const account = ['--username', 'editor', '--email', 'editor@example.org', '--password', 'correct horse battery'];
    const setup = await SpawnedTalk.spawn({
      args: ['setup', '--site-name', 'The Bench', '--origins', origin, ...account],
      dataDir,
      env: ownSecrets,
    });
    if ((await setup.exit()) !== 0) throw new Error(`talk setup failed:\n${setup.lines.join('\n')}`);
    return withWeb(dataDir, async (client) => new Newsroom(dataDir, await signUp(client)));
  }

  /** The id of the one story with 1,000 comments. */
  busyStory(): Promise<string> {
    this.busy ??= this.story('busy', 1_000);
    return this.busy;
  }

  /**
   * A story with so many comments, the newest hundred of the top level with three replies each, by others; the same text each time.
   *
   * @returns the story's id, once all of it is counted
   */
  async story(path: string, comments = 0): Promise<string> {
    return withWeb(this.dataDir, async (client) => {
      const id = await createStory(client, `${origin}/${path}`);
      const replied = Math.min(100, Math.floor(comments / 4));
      const [writers, repliers] = [this.readers.slice(0, readers / 2), this.readers.slice(readers / 2)];
      const tops = await postMany(client, writers, comments - replied * 3, () => ({ storyID: id }));
      const parents = tops.slice(tops.length - replied);
      await postMany(client, repliers, replied * 3, (index) => ({ storyID: id, parentID: parents[index % replied] }));
      await untilCounted(client, id, comments);
      return id;
    });
  }
}

/** Some forty words in two paragraphs, different for each number. */
export function commentBody(index: number): string {
  const text = Array.from({ length: 40 }, (_, at) => words[(index * 7 + at * (1 + (index % 5))) % words.length]);
  return `<p>Comment ${index}: ${text.slice(0, 24).join(' ')}.</p><p>${text.slice(24).join(' ')}.</p>`;
}

async function withWeb<Result>(dataDir: string, work: (client: GraphqlClient) => Promise<Result>): Promise<Result> {
  const web = await SpawnedTalk.spawn({ args: ['serve'], dataDir, env: ownSecrets });
  try {
    await web.ready();
    return await work(new GraphqlClient(`${web.url}/api/graphql`));
  } finally {
    await web.kill('SIGTERM');
  }
}

async function signUp(client: GraphqlClient): Promise<Reader[]> {
  const mutation = 'mutation SignUp($input: SignUpInput!) { signUp(input: $input) { token } }';
  return Promise.all(
    Array.from({ length: readers }, async (_, index) => {
      const name = `reader${index}`;
      const input = { username: name, email: `${name}@example.org`, password: 'correct horse battery' };
      const { signUp: session } = await client.run<{ signUp: { token: string } }>(mutation, { input });
      return { token: session.token, address: `198.51.100.${index + 1}` };
    }),
  );
}

/** All authors at the same time, each one comment after the other; ids in the order of the comments' numbers. */
async function postMany(
  client: GraphqlClient,
  authors: readonly Reader[],
  count: number,
  place: (index: number) => object,
): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const post = async ({ token }: Reader): Promise<void> => {
    while (next < count) {
      const index = next++;
      const input = { ...place(index), body: commentBody(index) };
      const { createComment } = await client.as(token).run<Posted>(postMutation, { input });
      ids[index] = createComment.comment.comment.id;
    }
  };
  await Promise.all(authors.map(post));
  return ids;
}

async function createStory(client: GraphqlClient, url: string): Promise<string> {
  const query = 'query Story($url: String) { story(url: $url) { id } }';
  return (await client.run<{ story: { id: string } }>(query, { url })).story.id;
}

async function untilCounted(client: GraphqlClient, id: string, comments: number): Promise<void> {
  const query = 'query Count($id: ID) { story(id: $id) { commentCount } }';
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { story } = await client.run<{ story: { commentCount: number } }>(query, { id });
    if (story.commentCount === comments) return;
    if (Date.now() > deadline) throw new Error(`${story.commentCount} of ${comments} comments were counted.`);
    await delay(50);
  }
}
