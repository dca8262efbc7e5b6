import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { CountAudit } from '../../../src/features/comments/index.js';
import { CommentsRepository } from '../../../src/features/comments/comments.repository.js';
import type { CommentDocument } from '../../../src/features/comments/comment.schema.js';
import type { StoryDocument } from '../../../src/features/stories/story.schema.js';
import type { SiteCountsDocument } from '../../../src/features/comments/settle/site-counts.schema.js';
import { Settler } from '../../../src/features/comments/settle/settler.js';
import { SettlementsRepository } from '../../../src/features/comments/settle/settlements.repository.js';
import { SharedCounters } from '../../../src/features/comments/settle/shared-counters.js';
import type { Story } from '../../../src/features/stories/index.js';
import { StoriesRepository } from '../../../src/features/stories/index.js';
import type { UserDocument } from '../../../src/features/users/user.schema.js';
import { Newsroom, type Person } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

/** Kills whatever calls one of these at the n-th call, as `kill -9` would between two writes. */
function killAt(steps: readonly (readonly [object, string])[], call: number): () => void {
  let calls = 0;
  const spies = steps.map(([target, name]) => {
    const real = (target as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]!;
    return jest.spyOn(target as never, name as never).mockImplementation(((...args: unknown[]) => {
      calls += 1;
      return calls >= call ? Promise.reject(new Error('killed')) : real.apply(target, args);
    }) as never);
  });
  return () => spies.forEach((spy) => (spy as unknown as jest.SpyInstance).mockRestore());
}

describe(CountAudit.name, () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let story: Story;
  let reader: Person;
  let moderator: Person;
  let audit: CountAudit;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    story = await newsroom.story();
    reader = await newsroom.person();
    moderator = await newsroom.person('MODERATOR');
    audit = talk.get(CountAudit);
  });
  afterAll(() => talk.stop());

  const model = <Document>(name: string) => talk.get<Model<Document>>(getModelToken(name) as never);
  const everything = async (repairs: boolean) => [
    ...(await audit.story(story.id, repairs)),
    ...(await audit.site(story.siteId, repairs)),
    ...(await audit.author(reader.id, repairs)),
  ];
  const thread = async () => {
    const { comment } = await newsroom.post(reader, story.id, `A comment ${Math.random()}`);
    const reply = await newsroom.post(reader, story.id, `A reply ${Math.random()}`, { parentID: comment.id });
    await talk.settled();
    return { id: comment.id, replyId: reply.comment.id };
  };

  it('finds nothing wrong after people have posted, decided, edited, deleted', async () => {
    const { id, replyId } = await thread();
    await newsroom.decide(moderator, id, 'reject');
    await newsroom.decide(moderator, replyId, 'approve');
    await newsroom.decide(moderator, id, 'approve');
    await talk.settled();
    expect(await everything(false)).toEqual([]);
  });

  // Coral defect 19
  it('finds and corrects a wrong counter of story, site, replies and comment', async () => {
    const { id } = await thread();
    await model<StoryDocument>('Story').updateOne({ _id: story.id }, { $inc: { 'counts.visible': 3 } });
    await model<CommentDocument>('Comment').updateOne({ _id: id }, { $set: { replyCount: 7 } });
    const shares = model<SiteCountsDocument>('SiteCounts');
    await shares.updateOne({ siteId: story.siteId }, { $inc: { 'counts.queue_PENDING': -2, version: 1 } });

    await model<UserDocument>('User').updateOne({ _id: reader.id }, { $inc: { 'figures.decided_REJECTED': 4 } });

    const wrong = await everything(true);
    expect(wrong.map(({ counter }) => counter)).toEqual(expect.arrayContaining(['story', 'replies', 'site', 'author']));
    expect(wrong).toContainEqual({ counter: 'story', id: story.id, missing: { visible: -3 } });
    expect(wrong).toContainEqual({ counter: 'replies', id, missing: { visible: -6 } });
    expect(await everything(false)).toEqual([]);
  });

  it('counts a comment anew that is counted as something it is not', async () => {
    const { id } = await thread();
    await model<CommentDocument>('Comment').updateOne({ _id: id }, { $set: { 'settled.counted': { total: 1 } } });
    expect((await everything(true)).map(({ counter }) => counter)).toContain('comment');
    expect(await everything(false)).toEqual([]);
  });

  it('brings comments of an earlier version into the queues and counters', async () => {
    const { id } = await thread();
    const fields = { signals: 1, tags: 1, owed: 1, flagged: 1, queues: 1, 'settled.counted': 1, 'settled.queues': 1 };
    await model<CommentDocument>('Comment').collection.updateOne({ _id: id } as never, { $unset: fields });
    expect(await everything(true)).not.toEqual([]);
    expect(await everything(true)).toBeDefined();
    expect(await everything(false)).toEqual([]);
    expect((await newsroom.decide(moderator, id, 'reject')).status).toBe('REJECTED');
    await talk.settled();
  });

  // Coral defect 11
  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'agrees with the documents after a crash at write number %d',
    async (call) => {
      const { id, replyId } = await thread();
      const steps = [
        [talk.get(StoriesRepository), 'beginBatch'],
        [talk.get(SettlementsRepository), 'apply'],
        [talk.get(SharedCounters), 'apply'],
        [talk.get(StoriesRepository), 'endBatch'],
      ] as const;
      const comments = talk.get(CommentsRepository);
      const revive = killAt(steps, call);
      const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      await newsroom.decide(moderator, id, 'reject');
      await newsroom.decide(moderator, replyId, 'reject');
      await comments.modify(id, talk.clock.now(), () => ({ tags: [{ name: 'FEATURED', by: 'x', at: new Date(0) }] }));
      await talk.settled();
      await newsroom.decide(moderator, id, 'approve');
      await talk.settled();
      revive();
      quiet.mockRestore();

      await talk.get(Settler).settle(story.id, story.siteId);
      expect(await everything(false)).toEqual([]);
    },
  );
});
