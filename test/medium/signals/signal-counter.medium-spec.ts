import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { systemContext } from '../../../src/core/context/request-context.js';
import {
  CommentDecisionsService,
  CommentsQueries,
  type SignalCounts,
  SignalCounter,
  type SignalSource,
} from '../../../src/features/comments/index.js';
import { SignalsSweep } from '../../../src/features/comments/jobs/signals-sweep.js';
import type { ReactionDocument } from '../../../src/features/reactions/reaction.schema.js';
import { ReactionsRepository } from '../../../src/features/reactions/reactions.repository.js';
import { Newsroom, type Person } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

const reportMutation = `mutation R($input: ReportCommentInput!) { reportComment(input: $input) { commentID } }`;
const editMutation = `mutation E($input: EditCommentInput!) { editComment(input: $input) { comment { status } } }`;
const resetMutation = `mutation R($input: MarkCommentInput!) { resetComment(input: $input) { comment { status } } }`;

describe('counting signals', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let author: Person;
  let storyId: string;
  let counter: SignalCounter;
  let reactions: ReactionsRepository;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    author = await newsroom.person();
    storyId = (await newsroom.story('/signals')).id;
    counter = talk.get(SignalCounter);
    reactions = talk.get(ReactionsRepository);
  });
  afterAll(() => talk.stop());

  const commentOf = async () => {
    const { id } = (await newsroom.post(author, storyId, 'Count me')).comment;
    await talk.settled();
    return id;
  };
  const signalsOf = async (id: string) => (await talk.get(CommentsQueries).byId(id))!.signals;
  const acts = () => talk.get<Model<ReactionDocument>>(getModelToken('Reaction') as never);
  const react = (commentId: string, userId: string) =>
    reactions.add({ commentId, kind: 'like', userId }, storyId, talk.clock.now());
  const withdraw = (commentId: string, userId: string) =>
    reactions.remove({ commentId, kind: 'like', userId }, talk.clock.now());
  const sweep = () => talk.get(SignalsSweep, 'jobs').countLeftovers();
  const marksOf = (commentId: string) => reactions.findUncounted(commentId, 100);
  /** Another process: it shares the documents and nothing else. */
  const otherCounter = () => {
    const names = ['comments', 'events', 'background', 'clock', 'followers'] as const;
    const parts = names.map((name) => (counter as unknown as Record<string, never>)[name]!);
    const other = new SignalCounter(...(parts as [never, never, never, never, never]));
    other.registerSource(reactions);
    return other;
  };

  it('counts every act once, however often and from wherever it is counted', async () => {
    const id = await commentOf();
    const others = [counter, otherCounter(), otherCounter()];
    await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        await react(id, `person-${index}`);
        await others[index % 3]!.recount(id);
      }),
    );
    expect(await signalsOf(id)).toMatchObject({ reactions: { like: 12 }, reactionTotal: 12 });
    expect(await marksOf(id)).toEqual([]);
  });

  it.each([
    ['edits it', editMutation, 'author'],
    ['takes the decision back', resetMutation, 'moderator'],
  ] as const)(
    'knows that a report is open again when somebody %s, though nobody recounts',
    async (_what, mutation, who) => {
      const [reader, moderator] = [await newsroom.person(), await newsroom.person('MODERATOR')];
      const id = await commentOf();
      const recount = jest.spyOn(counter, 'recountSoon').mockReturnValue(undefined);
      await reader.public.run(reportMutation, { input: { commentID: id, reason: 'OTHER' } });
      // Decided before the report is counted.
      await newsroom.decide(moderator, id, 'approve');
      await counter.recount(id);
      expect(await signalsOf(id)).toMatchObject({ reports: { OTHER: 1 }, openReports: 0 });

      if (who === 'author') await author.public.run(mutation, { input: { commentID: id, body: 'Count me anew' } });
      else await moderator.admin.run(mutation, { input: { commentID: id } });
      recount.mockRestore();
      expect(await signalsOf(id)).toMatchObject({ openReports: 1 });
      await talk.settled();
    },
  );

  it('keeps one document for one person and kind, whatever arrives at once', async () => {
    const id = await commentOf();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => react(id, 'eager')));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await acts().countDocuments({ commentId: id })).toBe(1);
  });

  it('counts what a process left uncounted when it died', async () => {
    const id = await commentOf();
    await react(id, 'crashed');
    await sweep();
    expect((await signalsOf(id)).reactionTotal).toBe(0);
    talk.clock.advance(6_000);
    await sweep();
    expect((await signalsOf(id)).reactionTotal).toBe(1);
    expect(await marksOf(id)).toEqual([]);
  });

  it('does not let a slow count undo a newer one, also where the newer one changed no number', async () => {
    const id = await commentOf();
    await react(id, 'constant');
    await counter.recount(id);

    const slow = otherCounter();
    let overtake: (() => Promise<void>) | undefined = async () => {
      await react(id, 'constant');
      await counter.recount(id);
    };
    slow.registerSource({
      ...pass(reactions),
      count: async (commentId) => {
        const counted = await reactions.count(commentId);
        const act = overtake;
        overtake = undefined;
        await act?.();
        return counted;
      },
    });
    await withdraw(id, 'constant');
    await slow.recount(id);
    expect((await signalsOf(id)).reactionTotal).toBe(1);
    expect(await marksOf(id)).toEqual([]);
  });

  it('keeps the mark of an act that changes again while it is counted', async () => {
    const id = await commentOf();
    await react(id, 'undecided');
    const [mark] = await marksOf(id);
    await withdraw(id, 'undecided');
    await reactions.clearUncounted(id, [mark!]);
    expect(await marksOf(id)).toHaveLength(1);
    await counter.recount(id);
    expect((await signalsOf(id)).reactionTotal).toBe(0);
  });

  it('leaves numbers alone whose source this process does not have', async () => {
    const id = await commentOf();
    await react(id, 'someone');
    await counter.recount(id);
    const names = ['comments', 'events', 'background', 'clock', 'followers'] as const;
    const parts = names.map((name) => (counter as unknown as Record<string, never>)[name]!);
    await new SignalCounter(...(parts as [never, never, never, never, never])).recount(id);
    expect((await signalsOf(id)).reactionTotal).toBe(1);
  });

  it('counts again where a moderator decides meanwhile, and never touches the decision', async () => {
    const id = await commentOf();
    const slow = otherCounter();
    let decide: (() => Promise<unknown>) | undefined = () =>
      talk.get(CommentDecisionsService).decide(systemContext('test'), { commentId: id, kind: 'APPROVED' });
    slow.registerSource({
      ...pass(reactions),
      count: async (commentId): Promise<Partial<SignalCounts>> => {
        const act = decide;
        decide = undefined;
        await act?.();
        return reactions.count(commentId);
      },
    });
    await react(id, 'reader');
    await slow.recount(id);
    const comment = (await talk.get(CommentsQueries).byId(id))!;
    expect(comment).toMatchObject({ status: 'APPROVED', signals: { reactionTotal: 1 } });
    expect(comment.decision?.kind).toBe('APPROVED');
  });
});

function pass(source: SignalSource): SignalSource {
  return {
    name: source.name,
    count: (id, since) => source.count(id, since),
    findUncounted: (id, limit) => source.findUncounted(id, limit),
    clearUncounted: (id, marks) => source.clearUncounted(id, marks),
    findLeftovers: (before, limit) => source.findLeftovers(before, limit),
  };
}
