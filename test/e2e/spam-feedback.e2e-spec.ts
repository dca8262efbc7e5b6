import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { JobQueue } from '../../src/core/queue/job-queue.js';
import { SpamFeedbackSweep } from '../../src/features/comments/jobs/spam-feedback-sweep.js';
import { ReviewRules } from '../../src/features/comments/review/review-rules.js';
import { moderationRulesSchema } from '../../src/features/settings/index.js';
import type { Story } from '../../src/features/stories/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { StandInService, text } from '../harness/stand-in-service.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const rejectMutation = `mutation ($input: DecideCommentInput!) { rejectComment(input: $input) { comment { id } } }`;
const thanks = text('Thanks for making the web a better place.');

describe.each(topologies)('feedback to the spam service, topology %s', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let service: StandInService;
  let story: Story;
  let moderator: Person;

  beforeAll(async () => {
    service = await StandInService.start();
    talk = await startTalk({ topology, env: { TALK_REVIEW_ALLOW: service.hostPort } });
    newsroom = new Newsroom(talk);
    await newsroom.site();
    story = await newsroom.story();
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(async () => {
    await talk.stop();
    await service.stop();
  });
  afterEach(() => jest.restoreAllMocks());

  const serviceIs = (more: object = {}) => {
    const endpoint = `${service.url}/1.1/comment-check`;
    const spam = { enabled: true, key: 'key', endpoint, timeoutMs: 10_000, sendAddress: true, ...more };
    const rules = moderationRulesSchema.parse({ repeats: { hold: false }, spam });
    for (const role of ['web', 'jobs'] as const) {
      jest.spyOn(talk.get(ReviewRules, role), 'of').mockResolvedValue({ rules, version: 'test' });
    }
  };
  /** @returns the comment's id, once the service has judged it */
  const posted = async (body: string, author?: Person) => {
    const { comment } = await newsroom.post(author ?? (await newsroom.person()), story.id, body);
    await talk.settled();
    return comment.id;
  };
  const approve = async (id: string) => {
    await newsroom.decide(moderator, id, 'approve');
    await talk.settled();
  };
  const rejectAs = async (code: string, commentID: string) => {
    await moderator.admin.run(rejectMutation, { input: { commentID, code } });
    await talk.settled();
  };
  const askedSince = (count: number) => service.requests.slice(count).map(({ path }) => path);

  it('tells the spam service where a moderator contradicts it, once, and takes it back', async () => {
    serviceIs();
    service.willAnswer(text('true'));
    const person = await newsroom.person();
    const browser = { 'user-agent': 'Browser/1', referer: 'https://news.example/article' };
    const id = await posted('Cheap pills', { ...person, public: person.public.with(browser) });
    const before = service.requests.length;

    service.willAnswer(thanks);
    await approve(id);
    expect(askedSince(before)).toEqual(['/1.1/submit-ham']);
    expect(Object.fromEntries(new URLSearchParams(service.requests.at(-1)!.body))).toMatchObject({
      comment_content: 'Cheap pills',
      user_ip: expect.stringMatching(/127\.0\.0\.1/) as unknown,
      user_agent: 'Browser/1',
      referrer: 'https://news.example/article',
    });
    await approve(id);
    await rejectAs('SPAM', id);
    expect(askedSince(before)).toEqual(['/1.1/submit-ham', '/1.1/submit-spam']);
  });

  it('tells nothing where moderators agree, or reject for another reason', async () => {
    serviceIs();
    service.willAnswer(text('false'));
    const [rude, fine] = [await posted('You fool'), await posted('You are kind')];
    const before = service.requests.length;
    await rejectAs('OFFENSIVE', rude);
    await approve(fine);
    expect(askedSince(before)).toEqual([]);
  });

  it('tells nothing without the address that the service asks for: not sent, or forgotten after two weeks', async () => {
    service.willAnswer(text('false'));
    serviceIs({ sendAddress: false });
    const unsent = await posted('Pills, cheap');
    serviceIs();
    const old = await posted('Pills, very cheap');
    const before = service.requests.length;
    await rejectAs('SPAM', unsent);
    talk.clock.advance(14 * 86_400_000);
    moderator = await newsroom.session(moderator);
    await rejectAs('SPAM', old);
    expect(askedSince(before)).toEqual([]);

    await talk.get(SpamFeedbackSweep, 'jobs').forgetSenders();
    const kept = talk.get<Connection>(getConnectionToken() as never).db!.collection('comments');
    expect(await kept.countDocuments({ sender: { $exists: true } })).toBe(0);
  });

  it('tells after a crash what it owed, and gives up on a service that refuses', async () => {
    serviceIs();
    service.willAnswer(text('false'));
    const id = await posted('More pills');
    const before = service.requests.length;
    const died = jest.spyOn(talk.get(JobQueue, 'web'), 'add').mockRejectedValue(new Error('Redis is away'));
    await rejectAs('SPAM', id);
    died.mockRestore();
    expect(askedSince(before)).toEqual([]);

    service.willAnswer(text('invalid'));
    talk.clock.advance(61_000);
    for (let round = 0; round < 2; round += 1) {
      await talk.get(SpamFeedbackSweep, 'jobs').enqueueLost();
      await talk.settled();
      talk.clock.advance(61_000);
    }
    expect(askedSince(before)).toEqual(['/1.1/submit-spam']);
  });
});
