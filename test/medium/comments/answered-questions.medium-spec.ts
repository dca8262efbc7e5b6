import { Logger } from '@nestjs/common';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { AnsweredQuestions } from '../../../src/features/comments/answers/answered-questions.js';
import { CommentPagesRepository, CommentsRepository, CountAudit } from '../../../src/features/comments/index.js';
import type { CommentDocument } from '../../../src/features/comments/comment.schema.js';
import { Settler } from '../../../src/features/comments/settle/settler.js';
import {
  type LogEntry,
  StoriesRepository,
  type Story,
  StoryControlsService,
} from '../../../src/features/stories/index.js';
import { systemContext } from '../../../src/core/context/request-context.js';
import { Newsroom, type Person } from '../../harness/newsroom.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

describe(AnsweredQuestions.name, () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let expert: Person;
  let reader: Person;
  let story: Story;
  let stories = 0;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']] });
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
    [expert, reader] = [await newsroom.person(), await newsroom.person()];
  });
  afterAll(() => talk.stop());

  beforeEach(async () => {
    stories += 1;
    story = await newsroom.story(`/answers-${stories}`);
    const controls = talk.get(StoryControlsService);
    await controls.setMode(systemContext('test'), story.id, 'QA');
    await controls.setExperts(systemContext('test'), story.id, [expert.id]);
  });

  const ask = async () => (await newsroom.post(reader, story.id, `Why? ${Math.random()}`)).comment.id;
  const answer = async (parentID: string) =>
    (await newsroom.post(expert, story.id, `Because. ${Math.random()}`, { parentID })).comment.id;
  const settle = () => talk.get(Settler).settle(story.id, story.siteId);
  const isAnswered = async (id: string) =>
    (await talk.get(CommentsRepository).findById(id))!.tags.some(({ name }) => name === 'ANSWERED');

  it.each([
    ['before the question is marked', AnsweredQuestions, 'follow'],
    ['while the question is marked', CommentsRepository, 'modify'],
    ['after it, before the batch is over', StoriesRepository, 'endBatch'],
  ] as const)('marks a question also where the process dies %s', async (_when, type, method) => {
    const asked = await ask();
    await talk.settled();
    const quiet = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const kill = jest.spyOn(talk.get<object>(type as never) as never, method as never) as unknown as jest.SpyInstance;
    kill.mockRejectedValue(new Error('killed'));
    await answer(asked);
    await talk.settled();
    kill.mockRestore();
    quiet.mockRestore();

    await settle();
    expect(await isAnswered(asked)).toBe(true);
    expect(await talk.get(CountAudit).story(story.id, false)).toEqual([]);
  });

  it('writes nothing that is out of date, however long a process sleeps', async () => {
    const asked = await ask();
    const given = await answer(asked);
    await talk.settled();
    const comments = talk.get(CommentsRepository);
    const look = comments.hasExpertReply.bind(comments);
    const sleep = jest.spyOn(comments, 'hasExpertReply').mockImplementationOnce(async (storyId, id) => {
      const seen = await look(storyId, id);
      await newsroom.decide(moderator, given, 'reject');
      await talk.settled();
      return seen;
    });
    await comments.modify(asked, talk.clock.now(), () => ({ tags: [] }));
    const entry = { parentId: asked, delta: { tag_EXPERT: 1 } } as unknown as LogEntry;
    await talk.get(AnsweredQuestions).follow(story.id, [entry]);
    sleep.mockRestore();
    await settle();
    expect(await isAnswered(asked)).toBe(false);
  });

  it('keeps a list of questions that reads no more than it shows', async () => {
    const asked: string[] = [];
    for (let index = 0; index < 6; index += 1) asked.push(await ask());
    for (const id of asked.slice(0, 4)) await answer(id);
    await talk.settled();
    await settle();

    const page = { order: 'CREATED_AT_DESC', limit: 10, answered: false } as const;
    const open = await talk.get(CommentPagesRepository).findPage(story.id, null, page);
    expect(open.map(({ id }) => id).sort()).toEqual(asked.slice(4).sort());
    const { executionStats } = (await talk
      .get<Model<CommentDocument>>(getModelToken('Comment') as never)
      .find({ storyId: story.id, answered: false, visible: true, 'settled.enteredSeq': { $gt: 0 } })
      .sort({ createdAt: -1, _id: -1 })
      .explain('executionStats')) as unknown as { executionStats: { totalDocsExamined: number } };
    expect(executionStats.totalDocsExamined).toBe(2);
  });
});
