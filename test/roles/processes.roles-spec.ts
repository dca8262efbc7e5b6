import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';
import { GraphqlClient, type SignInAnswer, signUpMutation } from '../harness/graphql.js';
import { LiveClient, type StreamEvent, streamSubscription } from '../harness/live.js';
import { createCommentMutation, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { SpawnedTalk } from '../harness/spawn-talk.js';

const installMutation = `mutation Install($input: InstallInput!) {
  install(input: $input) { token nextURL viewer { role } }
}`;

/** Real processes of the built program on embedded services of their own. */
describe('processes', () => {
  let dataDir: string;
  const running: SpawnedTalk[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'talk-roles-'));
  });
  afterEach(async () => {
    for (const talk of running.splice(0)) await talk.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  const start = async (args: readonly string[], env?: Record<string, string>) => {
    const talk = await SpawnedTalk.spawn({ args, dataDir, env });
    running.push(talk);
    return talk;
  };
  const startReady = async (args: readonly string[], env?: Record<string, string>) => {
    const talk = await start(args, env);
    await talk.ready();
    return talk;
  };

  /** Sets Talk up with the code that it printed, as an operator would. */
  const install = async (web: SpawnedTalk) => {
    const code = /code=(\S+)/.exec(await web.line(/\/admin\/install#code=/))![1];
    const person = { username: 'editor', email: 'editor@example.org', password: 'correct horse battery' };
    const input = { code, siteName: 'Test Times', origins: ['https://news.example'], ...person };
    const { install: installed } = await new GraphqlClient(`${web.url}/admin/api/graphql`).run<{
      install: { token: string; nextURL: string };
    }>(installMutation, { input });
    const reader = new GraphqlClient(`${web.url}/api/graphql`, installed.token);
    const { story } = await reader.run<StoryAnswer>(storyQuery, { url: installed.nextURL });
    return { reader, story, token: installed.token };
  };

  it('behave as one Talk with a role each, find each other and stop cleanly', async () => {
    const [web, websockets, jobs] = await Promise.all([
      startReady(['start'], { TALK_ROLES: 'web' }),
      startReady(['start'], { TALK_ROLES: 'websockets' }),
      startReady(['start'], { TALK_ROLES: 'jobs' }),
    ]);
    const { reader, story } = await install(web);

    const live = new LiveClient(`${websockets.url.replace('http', 'ws')}/api/graphql/live`);
    await live.whenConnected();
    const stream = live.subscribe<StreamEvent>(streamSubscription, { storyID: story.id, after: story.lastEventID });
    await reader.run(createCommentMutation, { input: { storyID: story.id, body: 'Across three processes' } });
    expect(await stream.event(({ kind }) => kind === 'ENTERED')).toMatchObject({
      comment: { body: '<p>Across three processes</p>' },
    });
    const { endpoints } = await reader.run<{ endpoints: { live: string } }>('{ endpoints { live } }');
    expect(endpoints.live).toBe(websockets.url);
    await live.close();

    const graphqlOnWebsockets = await fetch(`${websockets.url}/api/graphql`, { method: 'POST' });
    expect(graphqlOnWebsockets.status).toBe(404);
    expect(await graphqlOnWebsockets.text()).toMatch(/web role/);
    await expect(upgrade(`${web.url.replace('http', 'ws')}/api/graphql/live`)).resolves.toBeGreaterThanOrEqual(400);
    await expect(fetch(`${jobs.url}/api/graphql`)).rejects.toThrow();

    expect(await Promise.all([web, websockets, jobs].map((talk) => talk.kill('SIGTERM')))).toEqual([0, 0, 0]);
  });

  it('lose no acknowledged comment when everything is killed at once', async () => {
    const talk = await startReady(['start']);
    const { reader, story } = await install(talk);
    const acknowledged: string[] = [];
    const writers = [1, 2, 3, 4].map(async (writer) => {
      for (let number = 0; ; number += 1) {
        const input = { storyID: story.id, body: `Writer ${writer}, comment ${number}` };
        const answer = await reader
          .run<{ createComment: { comment: { comment: { id: string } } } }>(createCommentMutation, { input })
          .catch(() => undefined);
        if (!answer) return;
        acknowledged.push(answer.createComment.comment.comment.id);
        if (acknowledged.length === 60) await killEverything(talk);
      }
    });
    await Promise.all(writers);
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);

    const again = await startReady(['start']);
    const stored = new GraphqlClient(`${again.url}/api/graphql`);
    const found = await Promise.all(
      acknowledged.map((id) =>
        stored.run<{ comment: unknown }>('query C($id: ID!) { comment(id: $id) { id } }', { id }),
      ),
    );
    expect(found.filter(({ comment }) => comment === null)).toEqual([]);
    await again.kill('SIGTERM');
  });

  it('finish what is in hand after SIGTERM, and send sockets away with a hint when to come back', async () => {
    const talk = await startReady(['start']);
    const { reader, story } = await install(talk);
    const live = new LiveClient(`${talk.url.replace('http', 'ws')}/api/graphql/live`);
    await live.whenConnected();
    const stream = live.subscribe<StreamEvent>(streamSubscription, { storyID: story.id, after: story.lastEventID });
    await reader.run(createCommentMutation, { input: { storyID: story.id, body: 'Before the end' } });
    await stream.event(({ kind }) => kind === 'ENTERED');

    const answers = Array.from({ length: 20 }, (_, number) =>
      reader
        .run<{ createComment: { comment: { comment: { id: string } } } }>(createCommentMutation, {
          input: { storyID: story.id, body: `In hand ${number}` },
        })
        .then(({ createComment }) => createComment.comment.comment.id)
        .catch((error: unknown) =>
          (error as Error).name === 'TypeError' ? undefined : Promise.reject(error as Error),
        ),
    );
    await Promise.race(answers);
    expect(await talk.kill('SIGTERM')).toBe(0);
    await stream.ended();
    expect(live.closes.at(-1)).toMatchObject({ code: 1012, reason: expect.stringMatching(/retry=\d+/) as string });

    const acknowledged = (await Promise.all(answers)).filter((id) => id !== undefined);
    const again = await startReady(['start']);
    const stored = new GraphqlClient(`${again.url}/api/graphql`);
    for (const id of acknowledged) {
      const { comment } = await stored.run<{ comment: object | null }>(
        'query C($id: ID!) { comment(id: $id) { id } }',
        { id },
      );
      expect(comment).not.toBeNull();
    }
    await eventually(async () => {
      const { story: read } = await stored.run<StoryAnswer>(storyQuery, { id: story.id });
      expect(read.commentCount).toBe(acknowledged.length + 1);
    });
    await again.kill('SIGTERM');
  });

  it('go on when another role is killed, and keep its work until it is back', async () => {
    const [web, jobs] = await Promise.all([startReady(['serve']), startReady(['serve', '--no-web', '--jobs'])]);
    const { reader: editor, story } = await install(web);
    // A reader: what the newsroom writes itself is published whatever review finds.
    const person = { username: 'a_reader', email: 'reader@example.org', password: 'correct horse battery' };
    const { signUp } = await editor.as(undefined).run<{ signUp: SignInAnswer }>(signUpMutation, { input: person });
    const reader = editor.as(signUp.token);
    await jobs.kill('SIGKILL');

    const text = 'This text is long enough to be noticed when somebody posts it twice.';
    const post = (body: string) => reader.run(createCommentMutation, { input: { storyID: story.id, body } });
    await post(text);
    await post(text);
    const statuses = async () => {
      const query = `query V($id: ID!) { viewer { comments(storyID: $id) { status } } }`;
      const { viewer } = await reader.run<{ viewer: { comments: { status: string }[] } }>(query, { id: story.id });
      return viewer.comments.map(({ status }) => status);
    };
    expect(await statuses()).toEqual(['NONE', 'NONE']);

    await startReady(['serve', '--no-web', '--jobs']);
    await eventually(async () => expect(await statuses()).toContain('SYSTEM_WITHHELD'));
  });

  it.each([
    [['serve'], { TALK_ROLES: 'webb' }, /no role "webb".*web, websockets, jobs/i],
    [['serve', '--no-web'], {}, /No role is left/],
    [['serve', '--jobs', 'mial'], {}, /no queue "mial"/],
    [['serve', '--surface', 'secret'], {}, /no surface "secret"/],
    [['start'], { TALK_MONGO_URL: 'localhost', TALK_TRUST_PROXYS: '1' }, /TALK_MONGO_URL=\(secret\)/],
    [['servee'], {}, /unknown command|error/i],
  ])('refuse %j with %j in one sentence and exit code 1', async (args, env, sentence) => {
    const talk = await start(args, env);
    await talk.line(sentence);
    expect(await talk.exit()).toBe(1);
    expect(talk.lines.join('\n')).not.toMatch(/^\s+at /m);
  });

  it('says when the port is taken', async () => {
    const first = await startReady(['serve']);
    const second = await start(['serve'], { TALK_PORT: new URL(first.url).port });
    await second.line(/TALK_PORT=\d+: another process listens on this port/);
    expect(await second.exit()).toBe(1);
  });

  it('wait for a Redis that is down, alive but not ready, and start when it comes', async () => {
    const talk = await start(['serve'], { TALK_REDIS_URL: 'redis://127.0.0.1:1' });
    await talk.line(/Waiting for Redis/i);
    expect((await fetch(`${talk.healthUrl}/livez`)).status).toBe(200);
    const ready = await fetch(`${talk.healthUrl}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toMatch(/waiting for Redis/i);
    expect(await talk.kill('SIGTERM')).toBe(0);
  });
});

/** Kills a role process and then, by its pid in the state file, the embedded services it used. */
async function killEverything(talk: SpawnedTalk): Promise<void> {
  const services = talk.servicesPid();
  await talk.kill('SIGKILL');
  process.kill(await services, 'SIGKILL');
}

/** The HTTP status with which an upgrade was refused. */
function upgrade(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!));
    socket.on('open', () => reject(new Error('The upgrade was accepted.')));
    socket.on('error', reject);
  });
}

/** Tries until it passes: another process does the work, and nothing tells us when. */
async function eventually(attempt: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
