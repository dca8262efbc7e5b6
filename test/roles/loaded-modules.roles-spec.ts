import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SpawnedTalk } from '../harness/spawn-talk.js';

/** What a process must not load: another role's modules, and the packages that only they need. */
const foreign: Record<string, readonly RegExp[]> = {
  web: [
    /\/dist\/roles\/(jobs|subscriptions)\.module/,
    /queue-consumer/,
    /\/jobs\//,
    /\.(processor|feeds?)\.js/,
    /core\/graphql\/live\/(live-(hub|sockets|streams|renderer|connections)|socket-|stream-)/,
  ],
  websockets: [
    /\/dist\/roles\/(jobs|web)\.module/,
    /queue-consumer/,
    /\/jobs\//,
    /\.processor\.js/,
    /\/demo\/article\/demo-article/,
    /core\/graphql\/(http\/apollo|reads\/cached-reads)/,
    /node_modules\/(@apollo\/server|@as-integrations)\//,
  ],
  jobs: [
    /\/dist\/roles\/(web|subscriptions)\.module/,
    /graphql-surfaces/,
    /\.resolver\.js/,
    /node_modules\/(@nestjs\/graphql|@apollo|express|ws)\//,
  ],
};

describe('a built process', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'talk-loaded-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

  it.each(Object.keys(foreign))('in the role %s loads no module of another role', async (role) => {
    const list = path.join(dir, 'loaded.txt');
    const talk = await SpawnedTalk.spawn({
      args: ['start'],
      dataDir: path.join(dir, 'data'),
      env: {
        TALK_ROLES: role,
        LOADED_MODULES: list,
        NODE_OPTIONS: `--import ${path.resolve('test/roles/preload/list-loaded.mjs')}`,
      },
    });
    await talk.ready();
    await talk.kill('SIGTERM');

    const loaded = (await readFile(list, 'utf8')).split('\n');
    expect(loaded.some((url) => url.endsWith('/dist/app.module.js'))).toBe(true);
    expect(loaded.filter((url) => foreign[role]!.some((pattern) => pattern.test(url)))).toEqual([]);
  });
});
