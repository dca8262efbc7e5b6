import WebSocket from 'ws';
import type { RoleName } from '../../src/core/config/process-plan.js';
import { QueueAdmin } from '../../src/core/queue/queue-admin.js';
import { JobQueue } from '../../src/core/queue/job-queue.js';
import { reviewComment } from '../../src/features/comments/comment.jobs.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const subsets: readonly (readonly RoleName[])[] = [
  ['web'],
  ['websockets'],
  ['jobs'],
  ['web', 'websockets'],
  ['web', 'jobs'],
  ['websockets', 'jobs'],
  ['web', 'websockets', 'jobs'],
];

/** Whether an upgrade is accepted; otherwise the HTTP status that refused it. */
function upgrade(url: string): Promise<'accepted' | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
    socket.on('open', () => {
      socket.terminate();
      resolve('accepted');
    });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!));
    socket.on('error', reject);
  });
}

describe.each(subsets.map((roles) => [roles.join('+'), roles] as const))('a process with %s', (_name, roles) => {
  let talk: TestTalk;

  beforeAll(async () => {
    talk = await startTalk({ roles: [roles] });
  });
  afterAll(() => talk.stop());

  const speaksHttp = roles.includes('web') || roles.includes('websockets');
  const url = () => talk.parts[0]!.url!;

  it(`${speaksHttp ? 'opens' : 'does not open'} a public port`, () => {
    expect(talk.parts[0]!.url !== undefined).toBe(speaksHttp);
  });

  it(`${roles.includes('web') ? 'answers' : 'refuses'} GraphQL over HTTP`, async () => {
    if (!speaksHttp) return expect(talk.parts[0]!.url).toBeUndefined();
    for (const endpoint of ['/api/graphql', '/admin/api/graphql']) {
      const response = await fetch(url() + endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect(response.status).toBe(roles.includes('web') ? 200 : 404);
      expect(await response.text()).toMatch(roles.includes('web') ? /"Query"/ : /\w+ .*\.$/m);
    }
  });

  it(`${roles.includes('websockets') ? 'accepts' : 'refuses'} websockets`, async () => {
    if (!speaksHttp) return expect(talk.parts[0]!.url).toBeUndefined();
    for (const endpoint of ['/api/graphql/live', '/admin/api/graphql/live']) {
      const outcome = await upgrade(url() + endpoint);
      expect(outcome).toEqual(roles.includes('websockets') ? 'accepted' : 404);
    }
  });

  it(`${roles.includes('jobs') ? 'does' : 'leaves alone'} a queued job`, async () => {
    await talk.get(JobQueue).add(reviewComment, { commentId: 'gone', revision: 0 });
    await talk.settled();
    const [review] = await talk.get(QueueAdmin).status();
    expect(review).toMatchObject({ queue: 'review', waiting: roles.includes('jobs') ? 0 : 1, active: 0, dead: 0 });
  });

  it(`${roles.includes('web') ? 'serves' : 'has no'} pages`, async () => {
    if (!speaksHttp) return expect(talk.parts[0]!.url).toBeUndefined();
    expect((await fetch(`${url()}/demo`)).status).toBe(roles.includes('web') ? 200 : 404);
    expect((await fetch(`${url()}/admin`)).status).toBe(roles.includes('web') ? 200 : 404);
  });
});
