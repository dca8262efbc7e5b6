import { BulkRepository } from '../../../src/features/moderation/bulk/bulk.repository.js';
import { BulkService } from '../../../src/features/moderation/bulk/bulk.service.js';
import { BulkTurns } from '../../../src/features/moderation/bulk/bulk-turns.js';
import { BulkSweep } from '../../../src/features/moderation/jobs/bulk-sweep.js';
import type { RequestContext } from '../../../src/core/context/request-context.js';
import { CommentsQueries } from '../../../src/features/comments/index.js';
import { Newsroom, type Person } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

describe(BulkTurns.name, () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let ctx: RequestContext;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    moderator = await newsroom.person('MODERATOR');
    await newsroom.site();
    const rights = { role: 'MODERATOR', isBanned: false, tokenId: 'test', tokenExpiresAt: new Date() } as const;
    ctx = { actor: { kind: 'user', id: moderator.id, ...rights }, address: 'test', requestId: 'test' };
  });
  afterAll(() => talk.stop());
  afterEach(() => jest.restoreAllMocks());

  it('goes on after a crash between a decision and its tick, and deciding nothing twice', async () => {
    const story = await newsroom.story();
    const author = await newsroom.person();
    const commentIds: string[] = [];
    for (const body of ['One', 'Two', 'Three']) {
      commentIds.push((await newsroom.post(author, story.id, body)).comment.id);
    }
    const bulk = talk.get(BulkService);
    const { operation } = await bulk.preview(ctx, { action: 'REJECT', selection: { commentIds } });
    const repository = talk.get(BulkRepository);
    await repository.move(operation.id, 'PREVIEW', 'RUNNING', talk.clock.now());

    jest.spyOn(repository, 'endItem').mockRejectedValueOnce(new Error('killed'));
    await expect(talk.get(BulkTurns).take(operation.id)).rejects.toThrow('killed');
    talk.clock.advance(61_000);
    await talk.get(BulkSweep).resumeLost();
    await talk.settled();

    expect(await bulk.byId(ctx, operation.id)).toMatchObject({ state: 'DONE' });
    expect(await repository.countItems(operation.id)).toEqual({ DONE: 3 });
    const comments = await talk.get(CommentsQueries).byIds(commentIds);
    expect(comments.map((comment) => [comment?.status, comment?.transition])).toEqual([
      ['REJECTED', 2],
      ['REJECTED', 2],
      ['REJECTED', 2],
    ]);
  });

  it('forgets an operation and its items thirty days after it could last be undone, not before', async () => {
    const story = await newsroom.story();
    const { comment } = await newsroom.post(await newsroom.person(), story.id, 'Four');
    const bulk = talk.get(BulkService);
    const selection = { commentIds: [comment.id] };
    const { operation } = await bulk.preview(ctx, { action: 'REJECT', selection });
    await bulk.start(ctx, operation.id);
    await talk.settled();

    const [repository, sweep] = [talk.get(BulkRepository), talk.get(BulkSweep)];
    talk.clock.advance(30 * 86_400_000 + 14 * 60_000);
    await sweep.removeEnded();
    expect(await repository.countItems(operation.id)).toEqual({ DONE: 1 });

    talk.clock.advance(61_000);
    const deleteOne = jest.spyOn(repository['operations'], 'deleteOne');
    deleteOne.mockRejectedValueOnce(new Error('killed'));
    await expect(sweep.removeEnded()).rejects.toThrow('killed');
    await sweep.removeEnded();
    expect(await repository.findById(operation.id)).toBeUndefined();
    expect(await repository.countItems(operation.id)).toEqual({});
  });
});
