import { LateVerdictsSweep } from '../../src/features/comments/jobs/late-verdicts-sweep.js';
import { ReviewRules } from '../../src/features/comments/review/review-rules.js';
import type { ExternalReview } from '../../src/features/comments/review/services/external-stage.js';
import { sign, signatureHeaders } from '../../src/features/comments/review/services/signature.js';
import { moderationRulesSchema } from '../../src/features/settings/index.js';
import type { Story } from '../../src/features/stories/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { hangUp, json, StandInService, text } from '../harness/stand-in-service.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const ownQuery = `query Own($storyID: ID!) { viewer { comments(storyID: $storyID) { status comment { id } } } }`;
const queueQuery = `query Queue($queue: ModerationQueue!) {
  moderationQueue(queue: $queue, first: 100) { nodes { id status reasons { stage detail } } }
}`;

interface QueueAnswer {
  readonly moderationQueue: { readonly nodes: readonly { readonly id: string }[] };
}

describe('review by services', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let service: StandInService;
  let story: Story;
  let moderator: Person;

  beforeAll(async () => {
    service = await StandInService.start();
    talk = await startTalk({ env: { TALK_REVIEW_ALLOW: service.hostPort } });
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

  const rulesAre = (values: object) => {
    const rules = moderationRulesSchema.parse({ repeats: { hold: false }, ...values });
    for (const role of ['web', 'jobs'] as const) {
      jest.spyOn(talk.get(ReviewRules, role), 'of').mockResolvedValue({ rules, version: 'test' });
    }
  };
  const spam = (more: object = {}) => ({
    spam: { enabled: true, key: 'key', endpoint: `${service.url}/1.1/comment-check`, timeoutMs: 10_000, ...more },
  });
  const toxicity = (more: object = {}) => ({
    toxicity: { enabled: true, adapter: 'HTTP', endpoint: `${service.url}/score`, nudge: false, ...more },
  });
  const external = (more: object = {}) => ({
    external: [
      { name: 'mine', url: `${service.url}/review`, secret: 'secret', timeoutMs: 10_000, attempts: 1, ...more },
    ],
  });
  const posted = async (body = 'Something to look at', author?: Person) => {
    const person = author ?? (await newsroom.person());
    const first = await newsroom.post(person, story.id, body);
    await talk.settled();
    const own = await person.public.run<{ viewer: { comments: { status: string; comment: { id: string } }[] } }>(
      ownQuery,
      { storyID: story.id },
    );
    const { id } = first.comment;
    return { id, first: first.status, status: own.viewer.comments.find(({ comment }) => comment.id === id)!.status };
  };
  const inQueue = async (queue: string, commentId: string) => {
    const answer = await moderator.admin.run<QueueAnswer>(queueQuery, { queue });
    return answer.moderationQueue.nodes.find(({ id }) => id === commentId);
  };

  it('holds after the answer what the spam service catches, and keeps the address to itself', async () => {
    rulesAre(spam());
    service.willAnswer(text('true'));
    const { id, first, status } = await posted();
    expect([first, status]).toEqual(['NONE', 'SYSTEM_WITHHELD']);
    expect(await inQueue('PENDING', id)).toMatchObject({ reasons: [{ stage: 'spam' }] });
    const sent = new URLSearchParams(service.requests.at(-1)!.body);
    expect(sent.get('comment_content')).toBe('Something to look at');
    expect([sent.has('user_ip'), sent.has('user_agent')]).toEqual([false, false]);
  });

  it('leaves published what the service finds harmless', async () => {
    rulesAre({ ...spam({ sendAddress: true }) });
    service.willAnswer(text('false'));
    expect(await posted()).toMatchObject({ first: 'NONE', status: 'NONE' });
    const sent = new URLSearchParams(service.requests.at(-1)!.body);
    expect(sent.get('user_ip')).toMatch(/127\.0\.0\.1/);
    expect(sent.get('user_agent')).toBeTruthy();
  });

  it('holds what is toxic', async () => {
    rulesAre(toxicity());
    service.willAnswer(json({ score: 0.93, spans: [{ start: 0, end: 3, score: 0.97 }] }));
    const { id, status } = await posted();
    expect(status).toBe('SYSTEM_WITHHELD');
    expect(await inQueue('PENDING', id)).toMatchObject({ reasons: [{ stage: 'toxicity' }] });
  });

  it('passes a language that nobody can judge', async () => {
    rulesAre(toxicity());
    service.willAnswer(json({}, 422));
    expect(await posted()).toMatchObject({ status: 'NONE' });
  });

  it.each([
    ['is down', hangUp],
    ['never answers', () => undefined],
    ['answers nonsense', text('maybe')],
    ['fails', json({}, 500)],
  ])('leaves the comment to moderators when the service %s', async (_, answer) => {
    rulesAre({ ...spam({ timeoutMs: 300 }), ...external({ timeoutMs: 300 }) });
    service.willAnswer(answer);
    const { id, status } = await posted();
    expect(status).toBe('SYSTEM_WITHHELD');
    expect(await inQueue('PENDING', id)).toMatchObject({ reasons: [{ stage: 'spam' }, { stage: 'external:mine' }] });
  });

  it('signs what it tells a stage of the newsroom and keeps its words', async () => {
    rulesAre(external());
    service.willAnswer(json({ verdict: 'flag', findings: [{ detail: 'Look at the tone.' }] }));
    const { id, status } = await posted();
    expect(status).toBe('NONE');
    expect(await inQueue('FOR_REVIEW', id)).toMatchObject({
      reasons: [{ stage: 'external:mine', detail: 'Look at the tone.' }],
    });
    expect(service.requests.at(-1)!.headers['x-talk-signature']).toMatch(/^v1=/);
  });

  it('tells a stage of the newsroom what went before, without a text', async () => {
    rulesAre({ ...external(), links: { hold: true } });
    service.willAnswer(json({ verdict: 'pass' }));
    await moderator.admin.run(
      `mutation ($input: SetStoryModeInput!) { setStoryMode(input: $input) { story { id } } }`,
      { input: { storyID: story.id, mode: 'QA' } },
    );
    const author = await newsroom.person();
    const first = await posted('Look at www.example.org', author);
    await newsroom.decide(moderator, first.id, 'reject');
    await talk.settled();
    // A process other than the moderator's notices a story's new mode a little later.
    talk.clock.advance(5_000);
    const { id } = await posted('What do you say?', author);
    await author.public.run(
      `mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { status } } }`,
      { input: { commentID: id, body: 'What do you say now?' } },
    );
    await talk.settled();

    const told = JSON.parse(service.requests.at(-1)!.body) as ExternalReview;
    expect(told).toMatchObject({
      story: { mode: 'QA' },
      comment: { id, revision: 1, tags: [] },
      author: {
        figures: { total: 2, approved: 0, rejected: 1, karma: -1 },
        latestComments: [{ id: first.id, status: 'REJECTED', codes: ['LINKS'], rejectedFor: 'OTHER' }],
      },
      history: [{ revision: 0, codes: [] }],
    });
    expect(JSON.stringify([told.author, told.history])).not.toContain('www.example.org');
  });

  it('rejects before the answer what a fast stage of the newsroom rejects', async () => {
    rulesAre(external({ speed: 'FAST' }));
    service.willAnswer(json({ verdict: 'reject' }));
    expect(await posted()).toMatchObject({ first: 'REJECTED', status: 'REJECTED' });
  });

  it('publishes what staff write, and asks for a look at it', async () => {
    rulesAre({ ...spam(), links: { hold: true } });
    service.willAnswer(text('true'));
    const { id, first, status } = await posted('Look at www.example.org', await newsroom.person('STAFF'));
    expect([first, status]).toEqual(['NONE', 'NONE']);
    expect(await inQueue('FOR_REVIEW', id)).toMatchObject({
      reasons: [{ stage: 'links' }, { stage: 'staff' }, { stage: 'spam' }],
    });
  });

  it('overwrites no decision of a moderator', async () => {
    rulesAre(external());
    service.willAnswer((response, request) => {
      const { comment } = JSON.parse(request.body) as { comment: { id: string } };
      void newsroom
        .decide(moderator, comment.id, 'approve')
        .finally(() => json({ verdict: 'reject' })(response, request));
    });
    const { id, status } = await posted();
    expect(status).toBe('APPROVED');
    expect(await inQueue('APPROVED', id)).toMatchObject({ status: 'APPROVED', reasons: [] });
  });

  describe('that takes its time', () => {
    const waiting = async () => {
      rulesAre(external());
      service.willAnswer(json({}, 202));
      const comment = await posted();
      expect(comment.status).toBe('SYSTEM_WITHHELD');
      const { callback } = JSON.parse(service.requests.at(-1)!.body) as { callback: string };
      return { ...comment, callback };
    };
    const answer = async (callback: string, commentId: string, verdict: string, secret = 'secret') => {
      const body = JSON.stringify({ commentId, revision: 0, verdict });
      const timestamp = String(Math.floor(talk.clock.now().getTime() / 1000));
      const headers = {
        'content-type': 'application/json',
        [signatureHeaders.timestamp]: timestamp,
        [signatureHeaders.signature]: sign(secret, timestamp, body),
      };
      // The jobs container of a test knows only its own port.
      const { pathname, search } = new URL(callback);
      const { status } = await fetch(`${talk.url('web')}${pathname}${search}`, { method: 'POST', headers, body });
      await talk.settled();
      return status;
    };

    it('publishes the comment once it passes, however often that is sent', async () => {
      const { id, callback } = await waiting();
      expect(await answer(callback, id, 'pass')).toBe(204);
      expect(await inQueue('PENDING', id)).toBeUndefined();
      expect(await inQueue('UNMODERATED', id)).toMatchObject({ status: 'NONE', reasons: [] });
      expect(await answer(callback, id, 'reject')).toBe(204);
      expect(await inQueue('UNMODERATED', id)).toMatchObject({ status: 'NONE' });
    });

    it('rejects the comment', async () => {
      const { id, callback } = await waiting();
      expect(await answer(callback, id, 'reject')).toBe(204);
      expect(await inQueue('REJECTED', id)).toMatchObject({ reasons: [{ stage: 'external:mine' }] });
    });

    it('is not believed with another secret', async () => {
      const { id, callback } = await waiting();
      expect(await answer(callback, id, 'pass', 'guessed')).toBe(403);
      expect(await inQueue('PENDING', id)).toBeDefined();
    });

    it('changes no decision of a moderator', async () => {
      const { id, callback } = await waiting();
      await newsroom.decide(moderator, id, 'approve');
      expect(await answer(callback, id, 'reject')).toBe(204);
      expect(await inQueue('APPROVED', id)).toBeDefined();
    });

    it('leaves the comment to moderators where it says nothing for a day', async () => {
      const { id } = await waiting();
      const later = new Date(talk.clock.now().getTime() + 25 * 60 * 60 * 1000);
      jest.spyOn(talk.clock, 'now').mockReturnValue(later);
      await talk.get(LateVerdictsSweep, 'jobs').giveUp();
      jest.spyOn(talk.clock, 'now').mockRestore();
      await talk.settled();
      expect(await inQueue('PENDING', id)).toMatchObject({
        reasons: [{ detail: 'This check was not completed within a day, so a moderator looks at the comment.' }],
      });
    });
  });
});
