import { getConnectionToken, getModelToken } from '@nestjs/mongoose';
import type { Connection, Model } from 'mongoose';
import { systemContext } from '../../../src/core/context/request-context.js';
import { StoriesQueries, type StoryStateName } from '../../../src/features/stories/index.js';
import type { StoryDocument } from '../../../src/features/stories/story.schema.js';
import { Newsroom } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

const pageSize = 10;
/** Of these stories one in forty, beginning with the oldest, is archived. */
const total = 2_000;
const archivedEvery = 40;

describe(StoriesQueries.name, () => {
  let talk: TestTalk;
  let siteId: string;
  const ctx = systemContext('test');

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']] });
    siteId = (await new Newsroom(talk).site()).id;
    const now = talk.clock.now().getTime();
    const documents = Array.from({ length: total }, (_, index) => ({
      _id: `story-${String(index).padStart(4, '0')}`,
      siteId,
      url: `https://news.example/${index}`,
      metadata: {},
      counts: {},
      log: { seq: 0, pending: [] },
      createdAt: new Date(now - total * 1_000 + index * 1_000),
      ...(index % archivedEvery === 0 ? { archivedAt: new Date(now) } : {}),
    }));
    const stories = talk.get<Model<StoryDocument>>(getModelToken('Story') as never);
    await stories.insertMany(documents, { lean: true });
  });
  afterAll(() => talk.stop());

  /** How many entries of an index and documents MongoDB looked at for a page. */
  const costOf = async (state: StoryStateName, site?: string) => {
    const connection = talk.get<Connection>(getConnectionToken() as never);
    let asked: { filter: object; sort: object } | undefined;
    connection.set('debug', (_collection: string, method: string, filter: object, options: { sort: object }) => {
      if (method === 'find') asked = { filter, sort: options.sort };
    });
    const page = await talk.get(StoriesQueries).list(ctx, { state, siteId: site }, { first: pageSize });
    connection.set('debug', false);
    const { executionStats } = (await connection.db!.command({
      explain: { find: 'stories', ...asked, limit: pageSize + 1 },
      verbosity: 'executionStats',
    })) as { executionStats: { totalKeysExamined: number; totalDocsExamined: number } };
    return { ids: page.map(({ id }) => id), ...executionStats };
  };

  it.each([['everywhere'], ['on a site']])('reads no more archived stories %s than it shows', async (where) => {
    const { ids, totalKeysExamined, totalDocsExamined } = await costOf(
      'ARCHIVED',
      where === 'on a site' ? siteId : undefined,
    );
    expect(ids.slice(0, 2)).toEqual(['story-1960', 'story-1920']);
    expect(ids).toHaveLength(pageSize + 1);
    expect(totalDocsExamined).toBe(pageSize + 1);
    // One more for each range that the index is read in.
    expect(totalKeysExamined).toBeLessThanOrEqual(pageSize + 2);
  });
});
