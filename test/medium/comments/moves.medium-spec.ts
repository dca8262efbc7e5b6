import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { systemContext } from '../../../src/core/context/request-context.js';
import {
  CommentDecisionsService,
  CommentFollowers,
  CountAudit,
  type CountMismatch,
} from '../../../src/features/comments/index.js';
import { OwedRecordsSweep } from '../../../src/features/ledger/jobs/owed-records-sweep.js';
import type { CommentDocument } from '../../../src/features/comments/comment.schema.js';
import { CommentsRepository } from '../../../src/features/comments/comments.repository.js';
import { MovesSweep } from '../../../src/features/comments/jobs/moves-sweep.js';
import type { CommentMove } from '../../../src/features/comments/moves/comment-move.js';
import { CommentMovesRepository } from '../../../src/features/comments/moves/comment-moves.repository.js';
import { CommentMovesService } from '../../../src/features/comments/moves/comment-moves.service.js';
import { MoveTurns } from '../../../src/features/comments/moves/move-turns.js';
import { Settler } from '../../../src/features/comments/settle/settler.js';
import { SettlementsRepository } from '../../../src/features/comments/settle/settlements.repository.js';
import { SharedCounters } from '../../../src/features/comments/settle/shared-counters.js';
import { Ledger } from '../../../src/features/ledger/index.js';
import type { ReactionDocument } from '../../../src/features/reactions/reaction.schema.js';
import {
  StoriesQueries,
  StoriesRepository,
  type Story,
  StoryMergesRepository,
} from '../../../src/features/stories/index.js';
import { Newsroom, type Person } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

const react = `mutation React($input: ReactToCommentInput!) { reactToComment(input: $input) { commentID } }`;
const create = `mutation Create($input: CreateCommentInput!) { createComment(input: $input) { comment { status } } }`;

/** Lets nothing through from the n-th call on, as `kill -9` would between two writes. */
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

/** A small generator with a fixed start: a failure can be repeated. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('moves of comments', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let readers: Person[];
  let stories = 0;
  const ctx = systemContext('test');

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site('https://news.example');
    await newsroom.site('https://other.example');
    readers = [await newsroom.person(), await newsroom.person(), await newsroom.person()];
  });
  afterAll(() => talk.stop());
  afterEach(() => jest.restoreAllMocks());

  const comments = () => talk.get<Model<CommentDocument>>(getModelToken('Comment') as never);
  const reactions = () => talk.get<Model<ReactionDocument>>(getModelToken('Reaction') as never);
  const moves = () => talk.get(CommentMovesRepository);
  const sweep = () => talk.get(MovesSweep, 'jobs');
  const pair = async (): Promise<[Story, Story]> => {
    stories += 1;
    return [
      await newsroom.story(`/from-${stories}`, 'https://news.example'),
      await newsroom.story(`/to-${stories}`, 'https://other.example'),
    ];
  };
  const post = async (storyID: string, body: string, parentID?: string, by = readers[0]!) =>
    (await newsroom.post(by, storyID, body, parentID ? { parentID } : {})).comment.id;
  const decide = (commentId: string, kind: 'APPROVED' | 'REJECTED') =>
    talk.get(CommentDecisionsService).decide(ctx, { commentId, kind });
  /** The thread of a comment, a reply, a reply to that, one that is rejected, one that is deleted. */
  const thread = async (storyId: string): Promise<string[]> => {
    const root = await post(storyId, 'The first');
    const reply = await post(storyId, 'A reply', root, readers[1]);
    const deeper = await post(storyId, 'A reply to the reply', reply);
    const rejected = await post(storyId, 'To be rejected', root, readers[1]);
    const deleted = await post(storyId, 'To be deleted', reply);
    await decide(rejected, 'REJECTED');
    await readers[0]!.public.run(`mutation { deleteComment(input: { commentID: "${deleted}" }) { commentID } }`);
    await readers[2]!.public.run(react, { input: { commentID: reply, kind: 'like' } });
    await talk.settled();
    return [root, reply, deeper, rejected, deleted];
  };
  /** What the sweeps make good, until nothing is under way; once more for what came late. */
  const recovered = async () => {
    for (let round = 0; round < 4; round += 1) {
      talk.clock.advance(31_000);
      await sweep().run();
      await talk.settled();
      if ((await moves().findUnfinished(new Date(8.64e15), 1)).length === 0 && round > 0) break;
    }
    await talk.get(OwedRecordsSweep).run();
  };
  const mismatches = async (...audited: readonly Story[]): Promise<CountMismatch[]> => {
    const audit = talk.get(CountAudit);
    const found: CountMismatch[] = [];
    for (const { id } of audited) found.push(...(await audit.story(id, false)));
    for (const siteId of new Set(audited.map((story) => story.siteId)))
      found.push(...(await audit.site(siteId, false)));
    for (const { id } of readers) found.push(...(await audit.author(id, false)));
    return found;
  };
  const idsIn = async (storyId: string) =>
    (await comments().find({ storyId }, { _id: 1 }).lean()).map(({ _id }) => _id);
  const countsOf = async ({ id }: Story) => (await talk.get(StoriesQueries).byId(id))!.counts;
  const replyCounts = async (ids: readonly string[]) => {
    const found = await comments()
      .find({ _id: { $in: [...ids] } })
      .lean();
    return ids.map((id) => found.find(({ _id }) => _id === id)!.replyCount);
  };
  const steps = () =>
    [
      [moves(), 'begin'],
      [moves(), 'countMoved'],
      [moves(), 'finish'],
      [moves(), 'nextTurn'],
      [talk.get(StoryMergesRepository), 'reserve'],
      [talk.get(StoryMergesRepository), 'merge'],
      [talk.get(StoryMergesRepository), 'release'],
      [talk.get(CommentsRepository), 'modify'],
      [talk.get(CommentFollowers), 'follow'],
      [talk.get(StoriesRepository), 'beginBatch'],
      [talk.get(SettlementsRepository), 'apply'],
      [talk.get(SharedCounters), 'apply'],
      [talk.get(StoriesRepository), 'endBatch'],
      [talk.get(Ledger), 'settle'],
    ] as const;
  const crashed = async (call: number, start: () => Promise<CommentMove>): Promise<CommentMove> => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const add = jest.spyOn(talk.get(MoveTurns), 'enqueue').mockResolvedValue(undefined);
    const move = await start();
    add.mockRestore();
    const revive = killAt(steps(), call);
    await talk
      .get(MoveTurns)
      .take(move.id)
      .catch(() => undefined);
    await talk.settled();
    revive();
    await recovered();
    return (await moves().findById(move.id))!;
  };

  // A merge without a crash makes 45 of these calls.
  const everyWrite = Array.from({ length: 46 }, (_, index) => index + 1);

  it.each(everyWrite)('lose and double nothing when a merge dies at write number %d', async (call) => {
    const [from, to] = await pair();
    const ids = await thread(from.id);
    const move = await crashed(call, () => talk.get(CommentMovesService).mergeStories(ctx, from.id, to.id));

    expect(move).toMatchObject({ state: 'DONE', total: 5, owed: [] });
    expect(await idsIn(from.id)).toEqual([]);
    expect((await idsIn(to.id)).toSorted()).toEqual(ids.toSorted());
    expect(await mismatches(from, to)).toEqual([]);
    expect(Object.values(await countsOf(from)).every((count) => count === 0)).toBe(true);
    expect(await countsOf(to)).toMatchObject({ total: 4, visible: 3, deleted: 1, status_REJECTED: 1 });
    expect(await replyCounts(ids)).toEqual([1, 1, 0, 0, 0]);
    expect(await reactions().distinct('storyId', { commentId: ids[1] })).toEqual([to.id]);
    expect(await comments().countDocuments({ storyId: to.id, siteId: to.siteId, movedFrom: from.id })).toBe(5);
  });

  it.each(everyWrite.filter((call) => call % 5 === 1))(
    'keep threads whole when one dies at write number %d',
    async (call) => {
      const [from, to] = await pair();
      const stays = await post(from.id, 'Stays');
      const top = await post(from.id, 'Replied to', stays);
      const [root, ...replies] = [await post(from.id, 'Moves', top), '', ''];
      replies[0] = await post(from.id, 'Moves too', root, readers[1]);
      replies[1] = await post(from.id, 'Moves as well', replies[0]);
      await talk.settled();
      const move = await crashed(call, () => talk.get(CommentMovesService).moveThread(ctx, root, to.id));

      expect(move).toMatchObject({ state: 'DONE', total: 3, owed: [] });
      expect((await idsIn(from.id)).toSorted()).toEqual([stays, top].toSorted());
      const arrived = await comments().find({ storyId: to.id }).sort({ depth: 1 }).lean();
      expect(arrived.map(({ _id, depth, parentId }) => [_id, depth, parentId ?? null])).toEqual([
        [root, 0, null],
        [replies[0], 1, root],
        [replies[1], 2, replies[0]],
      ]);
      expect(await replyCounts([stays, top, root, ...replies])).toEqual([1, 0, 1, 1, 0]);
      expect(await mismatches(from, to)).toEqual([]);
    },
  );

  it.each([1, 2, 3])('race with posts, reactions, decisions and deletions (seed %d)', async (seed) => {
    const random = seededRandom(seed);
    const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
    const [from, to] = await pair();
    const known = [...(await thread(from.id)), ...(await thread(to.id))];
    let posted = known.length;
    const act = async (round: number): Promise<void> => {
      const [commentID, by, storyID] = [pick(known), pick(readers), pick([from.id, to.id])];
      switch (Math.floor(random() * 5)) {
        case 0:
          return void (await decide(commentID, pick(['APPROVED', 'REJECTED'])));
        case 1:
          return void (await by.public.codeOf(react, { input: { commentID, kind: 'like' } }));
        case 2:
          return void (await by.public.codeOf(
            `mutation { deleteComment(input: { commentID: "${commentID}" }) { commentID } }`,
          ));
        default: {
          const parentID = random() < 0.6 ? commentID : undefined;
          const input = { storyID, body: `Said in round ${round} ${random()}`, parentID };
          if ((await by.public.codeOf(create, { input })) === undefined) posted += 1;
        }
      }
    };
    await talk.get(CommentMovesService).mergeStories(ctx, from.id, to.id);
    for (let round = 0; round < 12; round += 1) {
      await Promise.all([act(round), act(round), act(round), act(round)]);
      known.splice(
        0,
        known.length,
        ...(await comments().distinct('_id', {
          siteId: { $in: [from.siteId, to.siteId] },
          storyId: { $in: [from.id, to.id] },
        })),
      );
    }
    await talk.settled();
    await recovered();

    expect(await idsIn(from.id)).toEqual([]);
    expect(await idsIn(to.id)).toHaveLength(posted);
    expect(await comments().countDocuments({ storyId: to.id, siteId: { $ne: to.siteId } })).toBe(0);
    expect(await reactions().distinct('storyId', { commentId: { $in: await idsIn(to.id) } })).not.toContain(from.id);
    expect(await mismatches(from, to)).toEqual([]);
  });

  it('fetch what was posted by a process that had not heard of the merge', async () => {
    const [from, to] = await pair();
    const [root] = await thread(from.id);
    await talk.get(CommentMovesService).mergeStories(ctx, from.id, to.id);
    await talk.settled();
    const late = { ...(await comments().findById(root).lean())!, _id: `late-${root}`, parentId: root!, depth: 1 };
    const settled = { transition: 0, status: null, queues: [], counted: {}, seq: 0, enteredSeq: 0 };
    const { movedFrom: _from, leftSeq: _seq, ...fields } = late;
    await comments().insertMany([
      { ...fields, storyId: from.id, siteId: from.siteId, transition: 1, settled, unsettled: true, replyCount: 0 },
    ]);
    await talk.get(Settler).settle(from.id, from.siteId);
    expect(await countsOf(from)).toMatchObject({ visible: 1 });
    await recovered();

    expect(await idsIn(from.id)).toEqual([]);
    expect(await countsOf(to)).toMatchObject({ total: 5, visible: 4 });
    expect(await replyCounts([root!])).toEqual([2]);
    expect(await mismatches(from, to)).toEqual([]);
  });

  it('take their turns where they share a story, and end in no circle', async () => {
    const [one, two] = await pair();
    const [three] = await pair();
    const ids = [...(await thread(one.id)), ...(await thread(two.id)), ...(await thread(three.id))];
    const service = talk.get(CommentMovesService);
    const asked = await Promise.all([
      service.mergeStories(ctx, one.id, two.id),
      service.mergeStories(ctx, two.id, three.id),
      service.mergeStories(ctx, three.id, one.id),
    ]);
    await talk.settled();
    await recovered();

    const states = await Promise.all(asked.map(async ({ id }) => (await moves().findById(id))!.state));
    expect(states.toSorted()).toEqual(['DONE', 'DONE', 'REFUSED']);
    const queries = talk.get(StoriesQueries);
    const home = await queries.followed((await queries.byId(one.id))!);
    expect((await idsIn(home.id)).toSorted()).toEqual(ids.toSorted());
    expect(await mismatches(one, two, three)).toEqual([]);
  });

  it('goes on where a process died holding the stories of a move that was over', async () => {
    const [from, to] = await pair();
    await thread(from.id);
    await talk.get(StoryMergesRepository).reserve([from.id, to.id], 'a move that is gone');
    const { id } = await talk.get(CommentMovesService).mergeStories(ctx, from.id, to.id);
    await talk.settled();
    expect(await moves().findById(id)).toMatchObject({ state: 'DONE', moved: 5 });
  });
});
