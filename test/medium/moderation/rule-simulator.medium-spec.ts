import { systemContext } from '../../../src/core/context/request-context.js';
import { CommentsQueries, ReviewReplay } from '../../../src/features/comments/index.js';
import {
  RuleSimulationsService,
  RuleSimulator,
  type SimulationRequest,
} from '../../../src/features/moderation/index.js';
import { SimulationsSweep } from '../../../src/features/moderation/jobs/simulations-sweep.js';
import { RuleSimulationsRepository } from '../../../src/features/moderation/simulator/rule-simulations.repository.js';
import { moderationSettings, SettingsQueries, SettingsService } from '../../../src/features/settings/index.js';
import { WordLists, WordListsService } from '../../../src/features/words/index.js';
import { Newsroom, type Person } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

const ctx = systemContext('test');
const rules = {
  links: { hold: true },
  newcomers: { hold: true, comments: 2 },
  karma: { hold: true, threshold: -1 },
  rejections: { hold: true, minimum: 2, rate: 0.5 },
  repeats: { hold: true, minLength: 5 },
} as const;

describe(RuleSimulator.name, () => {
  let talk: TestTalk;
  let siteId: string;
  let posted: string[];

  beforeAll(async () => {
    talk = await startTalk();
    const newsroom = new Newsroom(talk);
    siteId = (await newsroom.site()).id;
    await talk.get(SettingsService).change(ctx, moderationSettings, 'organisation', rules);
    const add = [{ phrase: 'frog', line: 1 }];
    await talk
      .get(WordListsService)
      .change(ctx, { kind: 'BANNED', scope: 'organisation' }, { add, remove: [], replace: false });
    const story = await newsroom.story();
    const [regular, rude, editor] = [
      await newsroom.person(),
      await newsroom.person(),
      await newsroom.person('MODERATOR'),
    ];
    posted = [];
    /** One after the other, as people do: what each came to is known before the next. */
    const post = async (author: Person, body: string, decision?: 'approve' | 'reject') => {
      talk.clock.advance(60_000);
      const { comment } = await newsroom.post(author, story.id, body);
      posted.push(comment.id);
      await talk.settled();
      talk.clock.advance(60_000);
      if (decision) await newsroom.decide(editor, comment.id, decision);
      await talk.settled();
    };
    await post(regular, 'My first comment here', 'approve');
    await post(regular, 'My second comment here', 'approve');
    await post(regular, 'My third comment, nobody needs to look');
    await post(regular, 'My third comment, nobody needs to look');
    await post(regular, 'It is all on example.org');
    await post(regular, 'What a frog you are');
    await post(rude, 'Get lost', 'reject');
    await post(rude, 'And stay there', 'reject');
    await post(rude, 'I am a changed person', 'approve');
    await post(editor, 'All of this is on example.org');
  });
  afterAll(() => talk.stop());
  afterEach(() => jest.restoreAllMocks());

  const prepared = (draft: Pick<SimulationRequest, 'rules'> = {}) =>
    talk.get(RuleSimulationsService).prepare(ctx, { siteId, days: 1, ...draft });
  const result = async (id: string) => (await talk.get(RuleSimulationsService).byId(ctx, id)).result;

  it('finds in each comment what the review had found, by the rules of then', async () => {
    const replay = talk.get(ReviewReplay);
    const lists = talk.get(WordLists);
    const words = await lists.snapshot(await lists.versionsFor(siteId));
    const side = { ...(await talk.get(SettingsQueries).moderationRules(siteId)), words };
    const [from, until] = [new Date(0), talk.clock.now()];
    const extent = await replay.extent({ siteId, from, until }, 100);
    const found: unknown[] = [];
    for await (const { comments } of replay.run(extent, [side])) {
      for (const { id, verdicts } of comments) found.push([id, verdicts[0]!.status, verdicts[0]!.reasons]);
    }
    const stored = await talk.get(CommentsQueries).byIds(posted);
    expect(found).toEqual(stored.map((comment) => [comment!.id, comment!.reviewedAs, comment!.reasons]));
    const codes = stored.flatMap((comment) => comment!.reasons.map(({ code }) => code));
    expect(new Set(codes)).toEqual(
      new Set(['NEW_COMMENTER', 'REPEAT_POST', 'LINKS', 'BANNED_WORD', 'KARMA', 'RECENT_REJECTIONS', 'STAFF']),
    );
  });

  it('comes to the same result each time, to the byte', async () => {
    const simulator = talk.get(RuleSimulator);
    const { id } = await prepared({ rules: { newcomers: { comments: 3 }, karma: { hold: false } } });
    const finish = jest.spyOn(talk.get(RuleSimulationsRepository), 'finish');
    await Promise.all([simulator.run(id), simulator.run(id)]);
    const [one, two] = finish.mock.calls.map(([, outcome]) => outcome);
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
    expect(await result(id)).toEqual(one);
    expect(one).toMatchObject({ comments: posted.length, asReviewed: posted.length });
    expect(one!.changes.find(({ from, to }) => from === 'PUBLISHED' && to === 'HELD')?.samples).toHaveLength(1);
  });

  it('keeps to the newest comments where there are more than it may read', async () => {
    const [from, until] = [new Date(0), talk.clock.now()];
    const extent = await talk.get(ReviewReplay).extent({ siteId, from, until }, 3);
    expect(extent).toMatchObject({ count: 3, isTruncated: true });
    const newest = (await talk.get(CommentsQueries).byIds(posted)).at(-3)!;
    expect(extent.from).toEqual(newest.createdAt);
  });

  it('is begun anew where its worker died', async () => {
    const { id } = await prepared();
    const killed = jest.spyOn(talk.get(RuleSimulationsRepository), 'finish').mockRejectedValueOnce(new Error('killed'));
    await expect(talk.get(RuleSimulator).run(id)).rejects.toThrow('killed');
    killed.mockRestore();
    expect(await talk.get(RuleSimulationsService).byId(ctx, id)).toMatchObject({ state: 'RUNNING', turn: 0 });

    await talk.get(SimulationsSweep).resumeLost();
    await talk.settled();
    expect(await talk.get(RuleSimulationsService).byId(ctx, id)).toMatchObject({ state: 'RUNNING', turn: 0 });
    talk.clock.advance(61_000);
    await talk.get(SimulationsSweep).resumeLost();
    await talk.settled();
    expect(await talk.get(RuleSimulationsService).byId(ctx, id)).toMatchObject({ state: 'DONE', turn: 1 });
    expect(await result(id)).toMatchObject({ comments: posted.length });
    expect(await talk.get(RuleSimulator).run(id)).toBe('skipped');
  });

  it('is given up where every worker dies of it', async () => {
    const { id, turn } = await prepared();
    const repository = talk.get(RuleSimulationsRepository);
    await repository.nextTurn(id, turn, talk.clock.now());
    await repository.nextTurn(id, turn + 1, talk.clock.now());
    talk.clock.advance(61_000);
    await talk.get(SimulationsSweep).resumeLost();
    expect(await talk.get(RuleSimulationsService).byId(ctx, id)).toMatchObject({ state: 'FAILED' });
    expect(await talk.get(RuleSimulator).run(id)).toBe('skipped');
  });
});
